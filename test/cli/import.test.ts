import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { called } from './called';
import { folderForEach } from './folder';

const job = 'scrape_configs:\n  - job_name: app\n    static_configs:\n      - targets: ["app:8000"]\n';

const folder = folderForEach();

test('import prints one module, and says beside it that it means the same', async () => {
  folder.write({ 'prometheus.yml': job });
  const { code, out, err } = await called('import', join(folder.path, 'prometheus.yml'));
  expect(code).toBe(0);
  expect(out).toMatch(/^import type \{ PrometheusServerSpec \} from 'cdk8s-prometheus';\n\nexport const prometheus: PrometheusServerSpec = \{\n/);
  expect(err).toContain('compared with the files: no difference in 6 values\n');
});

test('import finds what belongs together in a folder', async () => {
  folder.write({ 'prometheus.yml': `rule_files: [rules/*.yml]\nalerting: {alertmanagers: [{static_configs: [{targets: ["localhost:9093"]}]}]}\n${job}`, 'alertmanager.yml': 'route: {receiver: a}\nreceivers: [{name: a}]\n', 'rules/up.yml': 'groups: [{name: up, rules: [{record: "job:up:sum", expr: sum by (job) (up)}]}]\n' });
  const { code, out } = await called('import', folder.path);
  expect(code).toBe(0);
  expect(out).toContain('export const stack: PrometheusStackSpec = {');
  expect(out).toContain("name: 'up'");
});

test('import ends with 1 and prints nothing where a server would refuse a file', async () => {
  folder.write({ 'prometheus.yml': job.replace('targets', 'target') });
  const { code, out, err } = await called('import', join(folder.path, 'prometheus.yml'));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(`${join(folder.path, 'prometheus.yml')}:4:9: error unknown-key`);
  expect(err).toContain('nothing is written: the servers refuse these files\n');
});

test('import ends with 1 and prints what there is where something is not carried over', async () => {
  folder.write({ 'prometheus.yml': `rule_files: [none.yml]\n${job}` });
  const { code, out, err } = await called('import', join(folder.path, 'prometheus.yml'));
  expect(code).toBe(1);
  expect(out).toContain("jobName: 'app'");
  expect(err).toContain('not carried over:\n');
});

test('import writes modules into a folder, and never over others', async () => {
  folder.write({ 'prometheus.yml': `rule_files: [up.yml]\n${job}`, 'up.yml': 'groups: [{name: up, rules: [{record: "job:up:sum", expr: sum by (job) (up)}]}]\n' });
  const out = join(folder.path, 'stack');
  expect(await called('import', join(folder.path, 'prometheus.yml'), '--out', out)).toMatchObject({ code: 0, out: '' });
  expect(readdirSync(out, { recursive: true }).map(String).sort()).toEqual(['index.ts', 'rules', 'rules/up.ts']);
  writeFileSync(join(out, 'index.ts'), 'mine');
  expect(await called('import', join(folder.path, 'prometheus.yml'), '--out', out)).toMatchObject({ code: 2, err: `error: "${out}" has "index.ts", "rules/up.ts" already: remove it, or name another folder\n` });
  expect(readFileSync(join(out, 'index.ts'), 'utf8')).toBe('mine');
});

test('import ends with 2 where there is nothing of the servers', async () => {
  folder.write({ 'values.yaml': 'replicas: 3\n' });
  expect(await called('import', folder.path)).toMatchObject({ code: 2, out: '', err: `error: no configuration of Prometheus or Alertmanager in "${folder.path}"\n` });
});

test('import ends with 2 when it is called wrongly', async () => {
  expect((await called('import')).code).toBe(2);
  expect((await called('import', join(folder.path, 'none.yml'))).err).toBe(`error: no such file or folder, got "${join(folder.path, 'none.yml')}"\n`);
});
