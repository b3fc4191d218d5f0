import { spawnSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { called } from './called';
import { folderForEach } from './folder';

const job = 'scrape_configs:\n  - job_name: app\n    static_configs:\n      - targets: ["app:8000"]\n';
const broken = `${job}    scrape_timout: 5s\n`;

const folder = folderForEach();

const bin = resolve(__dirname, '../../bin/cdk8s-prometheus.js');

/** The command as a process of its own, in the folder. */
const command = (...args: readonly string[]) => spawnSync(process.execPath, [bin, ...args], { cwd: folder.path, encoding: 'utf8' });

test('files without a fault end with 0, and what was judged is said', async () => {
  folder.write({ 'prometheus.yml': job });
  expect(await called('check', join(folder.path, 'prometheus.yml'))).toEqual({ code: 0, out: '', err: '1 file judged, 0 errors, 0 warnings\n' });
});

test('an error ends with 1, and is shown with its place and its fix', async () => {
  folder.write({ 'prometheus.yml': broken });
  const file = join(folder.path, 'prometheus.yml');
  expect(await called('check', file)).toEqual({
    code: 1,
    out: `${file}:5:5: error unknown-key\n  scrape_configs[0].scrape_timout: unknown key "scrape_timout"\n    fix: did you mean "scrape_timeout"?\n`,
    err: '1 file judged, 1 error, 0 warnings\n',
  });
});

test('JSON is a list of findings and nothing else, with files as they were given', async () => {
  folder.write({ 'prometheus.yml': broken });
  const { code, out, err } = await called('check', '--format', 'json', join(folder.path, 'prometheus.yml'));
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(JSON.parse(out)).toEqual([
    {
      check: 'unknown-key',
      severity: 'error',
      file: join(folder.path, 'prometheus.yml'),
      line: 5,
      column: 5,
      message: 'scrape_configs[0].scrape_timout: unknown key "scrape_timout"',
      fix: 'did you mean "scrape_timeout"?',
    },
  ]);
});

test('JSON of files without a fault is an empty list', async () => {
  folder.write({ 'prometheus.yml': job });
  expect(await called('check', '--format=json', folder.path)).toEqual({ code: 0, out: '[]\n', err: '' });
});

test('a warning alone ends with 0', async () => {
  folder.write({ 'prometheus.yml': 'scrape_configs: [{ job_name: app }]\n' });
  const { code, err } = await called('check', folder.path);
  expect({ code, err }).toEqual({ code: 0, err: '1 file judged, 0 errors, 1 warning\n' });
});

test('files in a folder are found by their content, and what is not judged is said', async () => {
  folder.write({ 'conf/server.yaml': `${job}rule_files: [rules/*.yml]\n`, 'conf/rules/a.yml': 'groups: [{ name: a, rules: [{ record: "job:a:sum", expr: "(" }] }]\n', 'k8s/service.yaml': 'apiVersion: v1\nkind: Service\n' });
  const { code, out, err } = await called('check', folder.path);
  expect(code).toBe(1);
  expect(out).toContain(`${join(folder.path, 'conf/rules/a.yml')}:1:`);
  expect(err).toBe(`2 files judged, 1 error, 0 warnings; not of these servers, and not judged: ${join(folder.path, 'k8s/service.yaml')}\n`);
});

test('a glob means the files that it means to the server', async () => {
  const rules = 'groups: [{ name: a, rules: [{ record: "job:a:sum", expr: "(" }] }]\n';
  folder.write({ 'prometheus.yml': `${job}rule_files: ["rules/[^a]?.yml"]\n`, 'rules/a1.yml': rules, 'rules/b.yml': rules, 'rules/b1.yml': rules });
  const { out } = await called('check', '--format', 'json', join(folder.path, 'prometheus.yml'));
  expect((JSON.parse(out) as readonly { readonly file: string }[]).map(({ file }) => file)).toEqual([join(folder.path, 'rules/b1.yml')]);
});

test('a ConfigMap as it is mounted is judged, link by link and once', async () => {
  folder.write({ '..2026/prometheus.yml': broken });
  symlinkSync('..2026', join(folder.path, '..data'));
  symlinkSync('..data/prometheus.yml', join(folder.path, 'prometheus.yml'));
  symlinkSync('nowhere', join(folder.path, 'rules.yml'));
  expect(await called('check', folder.path)).toMatchObject({ code: 1, err: '1 file judged, 1 error, 0 warnings\n' });
});

test('a file that is named by its place and by its path is one file', () => {
  const rules = 'groups: [{ name: a, rules: [{ record: "job:a:sum", expr: "(" }] }]\n';
  folder.write({ 'prometheus.yml': `${job}rule_files: ["rules.yml", ${JSON.stringify(join(folder.path, 'rules.yml'))}]\n`, 'rules.yml': rules });
  const { stdout, stderr } = command('check', './prometheus.yml', 'rules.yml');
  expect(stdout.match(/rule-expression/g)).toHaveLength(1);
  expect(stderr).toBe('2 files judged, 1 error, 0 warnings\n');
});

test('bytes that are no text are told, and UTF-16 is read', async () => {
  folder.write({ 'prometheus.yml': '' });
  const file = join(folder.path, 'prometheus.yml');
  writeFileSync(file, Buffer.from(`# caf\xe9\n${job}`, 'latin1'));
  expect((await called('check', file)).out).toContain('prometheus.yml:1:6: error not-yaml\n  not YAML for the server: bytes that are not UTF-8\n');
  writeFileSync(file, Buffer.from(`\ufeff# caf\xe9\n${broken}`, 'utf16le'));
  expect((await called('check', file)).out).toContain('prometheus.yml:6:5: error unknown-key\n');
});

test('where there is nothing of the servers it ends with 2', async () => {
  folder.write({ 'values.yaml': 'replicas: 3\n' });
  expect(await called('check', folder.path)).toMatchObject({ code: 2, out: '', err: `error: nothing of Prometheus or Alertmanager in "${folder.path}"\n` });
});

test('who has read enough may go', () => {
  const { stderr } = spawnSync('bash', ['-c', `"${process.execPath}" "${bin}" schema prometheus | head -1`], { encoding: 'utf8' });
  expect(stderr).toBe('');
});

test('the mode of the server counts', async () => {
  folder.write({ 'prometheus.yml': `${job}rule_files: []\nremote_read: [{ url: "http://a/read" }]\n` });
  expect((await called('check', '--mode', 'server', folder.path)).code).toBe(0);
  expect((await called('check', '--mode', 'agent', folder.path)).code).toBe(1);
});

test.each([[['check']], [['check', '/no/such/file.yml']], [['check', '--format', 'xml', '.']], [['check', '--unknown', '.']], [['chekc']]])('%j is called wrongly, and ends with 2', async (args) => {
  const { code, out, err } = await called(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^error: /);
});

test('help that is asked for ends with 0', async () => {
  const { code, out } = await called('check', '--help');
  expect(code).toBe(0);
  expect(out).toContain('--format <format>');
});

test('the command itself runs in a checkout, and its exit code arrives', () => {
  folder.write({ 'prometheus.yml': broken });
  const { status, stdout } = command('check', '--format', 'json', 'prometheus.yml');
  expect({ status, files: (JSON.parse(stdout) as readonly { readonly file: string }[]).map(({ file }) => file) }).toEqual({ status: 1, files: ['prometheus.yml'] });
});
