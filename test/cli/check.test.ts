import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { called } from './called';

const job = 'scrape_configs:\n  - job_name: app\n    static_configs:\n      - targets: ["app:8000"]\n';
const broken = `${job}    scrape_timout: 5s\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (files: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
};

test('files without a fault end with 0, and what was judged is said', async () => {
  write({ 'prometheus.yml': job });
  expect(await called('check', join(folder, 'prometheus.yml'))).toEqual({ code: 0, out: '', err: '1 file judged, 0 errors, 0 warnings\n' });
});

test('an error ends with 1, and is shown with its place and its fix', async () => {
  write({ 'prometheus.yml': broken });
  const file = join(folder, 'prometheus.yml');
  expect(await called('check', file)).toEqual({
    code: 1,
    out: `${file}:5:5: error unknown-key\n  scrape_configs[0].scrape_timout: unknown key "scrape_timout"\n    fix: did you mean "scrape_timeout"?\n`,
    err: '1 file judged, 1 error, 0 warnings\n',
  });
});

test('JSON is a list of findings and nothing else, with files as they were given', async () => {
  write({ 'prometheus.yml': broken });
  const { code, out, err } = await called('check', '--format', 'json', join(folder, 'prometheus.yml'));
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(JSON.parse(out)).toEqual([
    {
      check: 'unknown-key',
      severity: 'error',
      file: join(folder, 'prometheus.yml'),
      line: 5,
      column: 5,
      message: 'scrape_configs[0].scrape_timout: unknown key "scrape_timout"',
      fix: 'did you mean "scrape_timeout"?',
    },
  ]);
});

test('JSON of files without a fault is an empty list', async () => {
  write({ 'prometheus.yml': job });
  expect(await called('check', '--format=json', folder)).toEqual({ code: 0, out: '[]\n', err: '' });
});

test('a warning alone ends with 0', async () => {
  write({ 'prometheus.yml': 'scrape_configs: [{ job_name: app }]\n' });
  const { code, err } = await called('check', folder);
  expect({ code, err }).toEqual({ code: 0, err: '1 file judged, 0 errors, 1 warning\n' });
});

test('files in a folder are found by their content, and what is not judged is said', async () => {
  write({ 'conf/server.yaml': `${job}rule_files: [rules/*.yml]\n`, 'conf/rules/a.yml': 'groups: [{ name: a, rules: [{ record: "job:a:sum", expr: "(" }] }]\n', 'k8s/service.yaml': 'apiVersion: v1\nkind: Service\n' });
  const { code, out, err } = await called('check', folder);
  expect(code).toBe(1);
  expect(out).toContain(`${join(folder, 'conf/rules/a.yml')}:1:`);
  expect(err).toBe(`2 files judged, 1 error, 0 warnings; not of these servers, and not judged: ${join(folder, 'k8s/service.yaml')}\n`);
});

test('the mode of the server counts', async () => {
  write({ 'prometheus.yml': `${job}rule_files: []\nremote_read: [{ url: "http://a/read" }]\n` });
  expect((await called('check', '--mode', 'server', folder)).code).toBe(0);
  expect((await called('check', '--mode', 'agent', folder)).code).toBe(1);
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
  write({ 'prometheus.yml': broken });
  const { status, stdout } = spawnSync(process.execPath, [resolve(__dirname, '../../bin/cdk8s-prometheus.js'), 'check', '--format', 'json', 'prometheus.yml'], { cwd: folder, encoding: 'utf8' });
  expect({ status, files: (JSON.parse(stdout) as readonly { readonly file: string }[]).map(({ file }) => file) }).toEqual({ status: 1, files: ['prometheus.yml'] });
});
