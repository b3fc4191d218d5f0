/**
 * What we accept, the servers accept: random specs that have no error for us are judged by promtool and amtool.
 *
 * @engines promtool amtool
 */
import { existsSync, mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import type { z } from 'zod';

import { alertmanagerConfig } from '../../lib/alertmanager/config';
import { receiver } from '../../lib/alertmanager/receiver';
import { writeFiles } from '../../lib/cli/files';
import { native } from '../../lib';
import { alertingConfig } from '../../lib/prometheus/alerting';
import { discoveries } from '../../lib/prometheus/discovery';
import { globalConfig } from '../../lib/prometheus/global';
import { remoteReadConfig, remoteWriteConfig } from '../../lib/prometheus/remote';
import { scrapeConfig } from '../../lib/prometheus/scrape-config';
import { ruleGroup } from '../../lib/rules/model';
import { aStack } from '../../lib/stack/sample';
import { arbitraryOf } from '../support/arbitrary';
import { run } from './support/command';
import { engine } from './support/engines';
import { saw } from './support/report';

const seed = Number(process.env['SEED'] ?? 20_261_122);
const tries = Number(process.env['TRIES'] ?? 250);

const expressions = fc.constantFrom('up', 'up == 0', 'sum by (job) (rate(http_requests_total[5m]))', 'vector(1)', 'rate(up)', 'sum(', 'foo{bar=~"*"}', '1', 'up and on (job) up', 'label_replace(up, "a", "$1", "job", "(.*)")', '"text"');
const templated = fc.constantFrom('{{ $labels.job }} is down', 'plain', '{{ $value | humanize }}', '{{ $label.job }}', '{{ if', '{{ .Labels.job | nofunc }}', '{{ printf "%.2f" $value }}');
const names = new Map<z.ZodType | string, fc.Arbitrary<unknown>>([
  ['expr', expressions],
  ['annotations', fc.dictionary(fc.constantFrom('summary', 'description'), templated, { minKeys: 1, maxKeys: 2 })],
  ['record', fc.constantFrom('job:up:sum', 'a', 'not a name', '{}')],
  ['alert', fc.constantFrom('Down', 'Is down')],
  ['targets', fc.array(fc.constantFrom('app:8000', 'example.org:443', 'http://app/'), { minLength: 1, maxLength: 2 })],
  ['regex', fc.constantFrom('(.*)', 'a|b', 'prometheus_(.+)', '(', 'a(?=b)')],
  ['receiver', fc.constantFrom('a', 'b')],
  ['matchers', fc.constantFrom(['severity="critical"'], ['team=~"a|b"', 'x!="y"'])],
  ['files', fc.constantFrom(['targets/*.yml'], ['a.json'], ['a.txt'])],
  ['host', fc.constantFrom('unix:///var/run/docker.sock', 'tcp://docker:2375')],
  ['sourceLabels', fc.constantFrom(['job'], ['__address__', '__tmp_a'], ['__name__'])],
  ['metricsPath', fc.constantFrom('/metrics', '/probe')],
  ['jobName', fc.constantFrom('a', 'b', 'c', 'd')],
  // Of so many kinds hardly one job would be right: they are tried one at a time, as a part of their own.
  ...discoveries.map(({ key }) => [key, fc.constant([])] as const),
]);

const of = (schema: z.ZodType) => arbitraryOf(schema, names);
const listOf = (schema: z.ZodType) => fc.array(of(schema), { minLength: 1, maxLength: 2 });
const receivers = fc.array(of(receiver), { minLength: 2, maxLength: 2 }).map((list) => (list as object[]).map((one, index) => ({ ...one, name: index === 0 ? 'a' : 'b' })));

const toBoth = { receiver: 'a', routes: [{ receiver: 'b', matchers: ['team="b"'] }] };
const silent = [{ name: 'a' }, { name: 'b' }];

// Any shape may come out: what is wrong with it is for the judge to find, and the casts only hand it over. One part at a time, since with
// several hardly any spec would be right.
const parts = {
  global: of(globalConfig).map((global) => ({ global })),
  scrapeConfigs: listOf(scrapeConfig).map((jobs) => ({ scrapeConfigs: (jobs as object[]).map((job) => ({ staticConfigs: [{ targets: ['app:8000'] }], ...job })) })),
  discovery: fc.constantFrom(...discoveries).chain((kind) => listOf(kind.schema).map((entries) => ({ scrapeConfigs: [{ jobName: 'app', [kind.key]: entries }] }))),
  ruleGroups: listOf(ruleGroup).map((ruleGroups) => ({ ruleGroups })),
  alerting: of(alertingConfig).map((alerting) => ({ alerting })),
  remoteWrite: listOf(remoteWriteConfig).map((remoteWrite) => ({ remoteWrite, global: { externalLabels: { cluster: 'a' } } })),
  remoteRead: listOf(remoteReadConfig).map((remoteRead) => ({ remoteRead })),
  receivers: receivers.map((list) => ({ alertmanager: { config: { route: toBoth, receivers: list } } })),
  alertmanager: of(alertmanagerConfig).map((config) => ({ alertmanager: { config: { ...(config as object), receivers: silent } } })),
};

test.each<[string, fc.Arbitrary<object>]>(Object.entries(parts))('promtool and amtool accept every spec that has no error for us: %s', async (part, arbitrary) => {
  const folder = mkdtempSync(join(tmpdir(), 'properties-'));
  const accepted: object[] = [];
  for (const changes of fc.sample(arbitrary, { numRuns: tries, seed })) {
    const { files } = native('test', aStack(changes));
    if (files.size > 0) writeFiles(join(folder, String(accepted.push(changes) - 1)), files);
  }
  const places = accepted.map((_, index) => join(folder, String(index)));
  const refused = [
    ...(await refusals('promtool', ['check', 'config', '--lint=none'], places.map((place) => join(place, 'prometheus/prometheus.yml')))),
    ...(await refusals('amtool', ['check-config'], places.map((place) => join(place, 'alertmanager/alertmanager.yml')))),
  ];
  saw(`${part}: ${accepted.length} of ${tries} random specs accepted, ${refused.length} of these refused by the servers (seed ${seed})`);
  expect(refused).toEqual([]);
  expect(accepted.length).toBeGreaterThan(0);
});

/** What a tool says of the files that it refuses; it reads many at once, and only where it refuses any one by one. */
async function refusals(tool: string, args: readonly string[], paths: readonly string[]): Promise<string[]> {
  const files = paths.filter((path) => existsSync(path));
  // Credentials are files that are not here: that they exist is no question of the configuration.
  for (const file of files) await provideSecrets(file);
  if (files.length === 0 || (await run(engine(tool), [...args, ...files])).code === 0) return [];
  const single = await Promise.all(files.map((file) => run(engine(tool), [...args, file])));
  return single.filter(({ code }) => code !== 0).map(({ stdout, stderr }) => `${stdout}${stderr}`);
}

/** Makes every file that a configuration reads a credential from. */
async function provideSecrets(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const paths = [...text.matchAll(/\.\.\/secrets\/[-\w./]+/g)].map(([path]) => path);
  writeFiles(join(file, '..'), new Map(paths.map((path) => [path, 'secret'])));
}
