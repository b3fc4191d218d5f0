/**
 * What we say of files, against the servers' own tools: random ones, good and with a fault put in, written in the odd ways of YAML.
 *
 * The files are the same in each run; SEED in the environment, a whole number, makes others, and TRIES, how many of each kind.
 * @engines promtool amtool
 * @packages openssl
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readBundle } from '../../lib/bundle/bundle';
import { judgeBundle, type FileFinding } from '../../lib/bundle/judge-bundle';
import { onDisk } from '../../lib/cli/files';
import { randomFile, type FileKind } from '../support/configurations';
import { Random } from '../support/random';
import { alertmanagerJudge, configJudge, opinion, rulesJudge, verdicts, webJudge, type Judge } from '../support/verdicts';
import { output, run } from './support/command';
import { engine } from './support/engines';
import { saw } from './support/report';

const seed = Number(process.env['SEED'] ?? 20_261_122);
const tries = Number(process.env['TRIES'] ?? 1000);

const kinds: Readonly<Record<FileKind, { readonly judge: Judge; readonly name: string }>> = {
  prometheus: { judge: configJudge, name: 'prometheus.yml' },
  rules: { judge: rulesJudge, name: 'rules.yml' },
  web: { judge: webJudge, name: 'web.yml' },
  alertmanager: { judge: alertmanagerJudge, name: 'alertmanager.yml' },
};

const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
afterAll(() => rmSync(folder, { recursive: true }));
// A web configuration is refused when its certificate cannot be read.
beforeAll(() => output('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', join(folder, 'tls.key'), '-out', join(folder, 'tls.crt'), '-subj', '/CN=localhost', '-days', '2']));

/** What the servers refuse later than their tools look: at the first refresh, when the configuration is applied, when a connection is made. */
const refusedLater = ({ check, message }: FileFinding): boolean =>
  check === 'remote-not-unique' || (check === 'refresh-interval-zero' && !/(triton|oci)_sd_configs/.test(message));

/** What the server looks at with its first job only: as long as there is none, it takes any text. */
const lookedAtWithJobs = (text: string, { message }: FileFinding): boolean => message.startsWith('global.metric_name_escaping_scheme: unknown value') && !text.includes('job_name');

/** Files that others name are not there, neither for us nor for the tools. */
const errorsIn = (name: string, text: string): readonly FileFinding[] =>
  judgeBundle(readBundle([{ name, text, isNamed: true }], { find: () => [] }), 'server').filter((found) => found.severity === 'error' && !refusedLater(found) && !lookedAtWithJobs(text, found));

test.each(Object.keys(kinds) as FileKind[])('random files are judged as the server judges them: %s', async (kind) => {
  const { judge, name } = kinds[kind];
  const random = new Random(seed);
  const texts = Array.from({ length: tries }, () => randomFile(kind, random));
  const taken = await verdicts(judge, folder, texts);
  const disagreements: string[] = [];
  for (const [index, text] of texts.entries()) {
    const errors = errorsIn(name, text);
    if ((errors.length === 0) === taken[index]) continue;
    const ours = errors.map(({ line, check, message }) => `${line}: ${check}: ${message}`).join('\n');
    disagreements.push(`${text}\n--- we say\n${ours === '' ? 'good' : ours}\n--- they say\n${await opinion(judge, folder, text)}`);
  }
  const good = taken.filter((isTaken) => isTaken).length;
  saw(`${kind}: random files judged`, `${texts.length}, of which ${good} are good`, `${disagreements.length} disagreements`, `seed ${seed}`);
  expect(disagreements).toEqual([]);
  // Where all were good, or none, nothing would be proven.
  expect(Math.min(good, texts.length - good)).toBeGreaterThan(tries / 10);
});

test('a wrong verdict of ours would be seen', async () => {
  const [good, bad] = ['global: { scrape_interval: 15s }', 'global: { scrape_interval: 15 }'];
  expect(await verdicts(configJudge, folder, [good, bad])).toEqual([true, false]);
  expect([good, bad].map((text) => errorsIn('prometheus.yml', text).length)).toEqual([0, 1]);
});

test('a glob is good when the server says so, and names the files that it names to the server', async () => {
  const random = new Random(seed);
  const made = (most: number, pieces: Iterable<string>): string => Array.from({ length: 1 + random.below(most) }, () => random.pick([...pieces])).join('');
  const place = join(folder, 'globs');
  mkdirSync(join(place, 'rules'), { recursive: true });
  for (let count = 0; count < 60; count += 1) writeFileSync(join(place, 'rules', made(3, 'ab-^]')), 'groups: []');
  // Of a path without a star the tool says that no file is there, and of a fault behind a star nothing until a file fits up to there.
  const whole = ['a', 'b', '-', ']', '?', '*', '[ab]', '[^a]', '[a-b]', '[b-a]', '\\^'];
  const configs = Array.from({ length: tries }, (_, index) => ({ name: `${index}.yml`, pattern: `rules/${made(4, 'ab-^]?[[\\')}*${random.chance(0.5) ? made(3, whole) : ''}` }));
  for (const { name, pattern } of configs) writeFileSync(join(place, name), JSON.stringify({ rule_files: [pattern] }));
  const { stdout } = await run(engine('promtool'), ['check', 'config', '--lint=none', ...configs.map(({ name }) => name)], { cwd: place });
  const theirs = stdout.split(/^Checking (?=\d+\.yml$)/m).slice(1).map((part) => ({ isGood: part.includes('is valid prometheus config file syntax'), files: [...part.matchAll(/^Checking (rules\/.*)$/gm)].map(([, file]) => file) }));
  const ours = configs.map(({ name, pattern }) => {
    const isGood = errorsIn(name, JSON.stringify({ rule_files: [pattern] })).length === 0;
    return { isGood, files: isGood ? onDisk.find(join(place, name), pattern).map((file) => file.name.slice(place.length + 1)) : [] };
  });
  const shown = (verdicts: readonly unknown[]): readonly string[] => configs.map(({ pattern }, index) => `${pattern} ${JSON.stringify(verdicts[index])}`);
  const matching = theirs.filter(({ files }) => files.length > 0).length;
  saw('globs read', `${tries}, of which ${theirs.filter(({ isGood }) => isGood).length} are good and ${matching} match a file`, `seed ${seed}`);
  expect(shown(ours)).toEqual(shown(theirs));
  expect(matching).toBeGreaterThan(tries / 20);
});
