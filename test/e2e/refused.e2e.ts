/**
 * Whether the servers refuse what a check finds, as the check says: its bad examples, written as files, are judged by the servers' tools.
 *
 * @engines promtool amtool
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { checks } from '../../lib/checks';
import type { Check } from '../../lib/checks/define';
import { judge } from '../../lib/checks/judge';
import { writeFiles } from '../../lib/cli/files';
import { resolveStack } from '../../lib/stack/resolve';
import { renderNative } from '../../lib/targets/native';
import { run } from './support/command';
import { engine } from './support/engines';
import { saw } from './support/report';

const folder = mkdtempSync(join(tmpdir(), 'refused-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Checks whose examples the tools take although the servers refuse them, and why. */
const unseen: Readonly<Record<string, string>> = {
  'kubernetes-selector': 'native files have no Kubernetes, and none are written',
  'refresh-interval-zero': 'the server dies at the first refresh, which promtool does not try',
  'remote-not-unique': 'the server refuses it when it applies the configuration, which promtool does not do',
  'web-client-certificate-of-own': 'promtool reads the certificate, which is not there',
};

/** What the tools say against the files of a stack; empty where they take them. Credentials are not there, and do not have to be. */
async function refusals(place: string): Promise<string> {
  const runs: readonly (readonly [tool: string, args: readonly string[], cwd: string, file: string])[] = [
    ['promtool', ['check', 'config', '--lint=none', '--syntax-only'], join(place, 'prometheus'), 'prometheus.yml'],
    ...rulesIn(place).map((file) => ['promtool', ['check', 'rules', '--lint=none'], join(place, 'prometheus/rules'), file] as const),
    ['amtool', ['check-config'], join(place, 'alertmanager'), 'alertmanager.yml'],
    ['promtool', ['check', 'web-config'], join(place, 'prometheus'), 'web.yml'],
  ];
  const results = await Promise.all(runs.filter(([, , cwd, file]) => existsSync(join(cwd, file))).map(([tool, args, cwd, file]) => run(engine(tool), [...args, file], { cwd })));
  return results.flatMap(({ code, stdout, stderr }) => (code === 0 ? [] : [`${stdout}${stderr}`.trim()])).join('\n');
}

const rulesIn = (place: string): readonly string[] => {
  const rules = join(place, 'prometheus/rules');
  return existsSync(rules) ? readdirSync(rules) : [];
};

/** Each example with what we say of it and what the tools say. An example that is no configuration, but flags or objects, has no files. */
async function verdictsOf(check: Check): Promise<readonly { readonly id: string; readonly isRefused: boolean; readonly said: string }[]> {
  const results = [];
  for (const [index, spec] of check.bad.entries()) {
    const { stack } = resolveStack('refused', spec);
    if (stack === undefined) throw new Error(`the example ${index} of ${check.id} has no model`);
    const hits = judge(stack).filter((found) => found.check === check.id);
    const place = join(folder, `${check.id}-${index}`);
    writeFiles(place, renderNative(stack).files);
    results.push({ id: `${check.id} ${index}`, isRefused: hits.some(({ ours }) => ours !== true), said: await refusals(place) });
  }
  return results;
}

test('the servers refuse what a check says that they refuse, and take everything else', async () => {
  const all = [];
  for (const check of checks) all.push(...(await verdictsOf(check)));
  const wrong = all.filter(({ id, isRefused, said }) => isRefused !== (said !== '') && unseen[id.split(' ')[0] ?? ''] === undefined);
  saw('examples of checks judged by the servers', `${all.length}, of which ${all.filter(({ said }) => said !== '').length} are refused`, `${wrong.length} otherwise than we say`);
  expect(wrong.map(({ id, isRefused, said }) => `${id}: we say ${isRefused ? 'refused' : 'taken'}, they say ${said === '' ? 'nothing' : said}`)).toEqual([]);
});
