import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'synth-'));
  for (const path of ['dist', 'deploy/native']) mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'dist/old.k8s.yaml'), 'old');
  writeFileSync(join(folder, 'deploy/native/old'), 'old');
  for (const kept of ['secrets/a', 'prometheus/data']) {
    mkdirSync(join(folder, 'deploy/native', kept), { recursive: true });
    writeFileSync(join(folder, 'deploy/native', kept, 'key'), 'kept');
  }
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs an app in the folder, as `npm run synth` does. */
function run(spec: object, environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', require.resolve('tsx/cjs'), resolve(__dirname, 'apps/app.ts'), JSON.stringify(spec)], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...environment },
  });
  return { status, stdout, stderr };
}

const files = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** What belongs to the user and to a running server. */
const kept = ['deploy/native/prometheus/data/key', 'deploy/native/secrets/a/key'];
const untouched = ['deploy/native/old', ...kept, 'dist/old.k8s.yaml'];

const good = { storage: { size: '10Gi', retention: { time: '7d' } }, series: 1000, scrapeConfigs: [{ jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }] }] };

test('what is right replaces what was there, on every target', () => {
  expect(run(good)).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(files()).toEqual([...kept, 'deploy/native/prometheus/flags', 'deploy/native/prometheus/prometheus.yml', 'dist/test.k8s.yaml'].sort());
});

test('what has not changed is not written again, and folders stay what they are for those who have them mounted', () => {
  run(good);
  const [before, inode] = [statSync(join(folder, 'dist/test.k8s.yaml')).mtimeMs, statSync(join(folder, 'deploy/native/prometheus')).ino];
  run(good);
  expect([statSync(join(folder, 'dist/test.k8s.yaml')).mtimeMs, statSync(join(folder, 'deploy/native/prometheus')).ino]).toEqual([before, inode]);
});

test('everything that is wrong comes out at once, with place, reason and fix, and nothing is touched', () => {
  const { status, stdout, stderr } = run({
    ...good,
    storag: {},
    global: { scrapeInterval: '15' },
    scrapeConfigs: [
      { jobName: 'app', scrapeIntervall: '5s', staticConfigs: [{ targets: ['app:8000'] }] },
      { jobName: 'slow', scrapeInterval: '30s', scrapeTimeout: '45s', staticConfigs: [{ targets: ['slow:8000'] }] },
    ],
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe(
    [
      'error malformed-value',
      '  global.scrapeInterval: not a duration, got "15"',
      '    fix: give it a unit, such as "15s"',
      'error unknown-key',
      '  scrapeConfigs[0].scrapeIntervall: unknown key "scrapeIntervall"',
      '    fix: did you mean "scrapeInterval"?',
      'error scrape-timeout-over-interval',
      '  scrapeConfigs[1].scrapeTimeout: longer than the interval, got 45s over 30s',
      '    fix: use at most 30s, or raise scrapeInterval',
      'error unknown-key',
      '  storag: unknown key "storag"',
      '    fix: did you mean "storage"?',
      '',
    ].join('\n'),
  );
  expect(files()).toEqual(untouched);
});

test('a fault of one target leaves the others as they were, too', () => {
  const { status, stderr } = run({ ...good, scrapeConfigs: [{ jobName: 'pods', kubernetesSdConfigs: [{ role: 'pod' }] }] });
  expect(status).toBe(1);
  expect(stderr).toContain('scrapeConfigs[0].kubernetesSdConfigs[0]: needs the API server of a cluster in which it runs, which the target "native" does not give');
  expect(files()).toEqual(untouched);
});

test('under the cdk8s command only manifests are written, and only where it wants them', () => {
  expect(run(good, { CDK8S_OUTDIR: join(folder, 'elsewhere') }).status).toBe(0);
  expect(files()).toEqual([...untouched, 'elsewhere/test.k8s.yaml']);
});

test('the bytes do not depend on the time zone, the language or the user', () => {
  run(good);
  const here = files().map((file) => readFileSync(join(folder, file), 'utf8'));
  run(good, { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', USER: 'somebody', HOME: '/nowhere' });
  expect(files().map((file) => readFileSync(join(folder, file), 'utf8'))).toEqual(here);
});
