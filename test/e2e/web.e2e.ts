/**
 * A server whose port speaks TLS and asks for a login: its probe passes, and it scrapes itself, with what was synthesized.
 *
 * @engines prometheus promtool
 */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { hashSync } from 'bcryptjs';

import { writeFiles } from '../../lib/cli/files';
import { native, secret, type PrometheusStackSpec } from '../../lib';
import { aStack } from '../../lib/stack/sample';
import { at, find, manifestsOf } from '../support/manifests';
import { output, run } from './support/command';
import { engine } from './support/engines';
import { eventually } from './support/eventually';
import { saw } from './support/report';
import { Service } from './support/service';

const spec: PrometheusStackSpec = aStack({
  global: { scrapeInterval: '1s' },
  web: { file: secret('web', 'web.yml'), tls: true, login: { username: 'probe', password: secret('web', 'password') } },
});

const folder = mkdtempSync(join(tmpdir(), 'web-'));
const config = join(folder, 'prometheus');
const secrets = join(folder, 'secrets/web');
let server: Service | undefined;

/** The command of the pod's readiness probe, with the paths that it has here instead of in the container. */
function probe(...more: readonly string[]): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const container = at(find(manifestsOf(spec), 'Deployment', 'prometheus'), 'spec', 'template', 'spec', 'containers', 0);
  const [, ...args] = at(container, 'readinessProbe', 'exec', 'command') as readonly string[];
  return run(engine('promtool'), [...args.map((arg) => arg.replace('/etc/prometheus/config', config)), ...more]);
}

beforeAll(async () => {
  mkdirSync(secrets, { recursive: true });
  await output('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', join(secrets, 'tls.key'), '-out', join(secrets, 'tls.crt'), '-subj', '/CN=localhost', '-days', '2']);
  writeFiles(folder, native('web', spec).files);
  writeFiles(secrets, new Map([
    ['password', 'a-password-of-the-test'],
    ['web.yml', `tls_server_config: {cert_file: tls.crt, key_file: tls.key}\nbasic_auth_users: {probe: ${hashSync('a-password-of-the-test', 4)}}\n`],
  ]));
  server = new Service('prometheus-web', engine('prometheus'), ['@flags'], { cwd: config });
});

afterAll(() => server?.stop());

test('the probe of the pod passes, with the mounted password and no header in the manifest', async () => {
  const { code } = await eventually('the probe passes', 30, async () => {
    const outcome = await probe();
    return outcome.code === 0 ? outcome : undefined;
  });
  saw('the probe', `exit code ${code}`);
  expect(JSON.stringify(manifestsOf(spec))).not.toContain('a-password-of-the-test');
});

test('it fails with another password, so it really logs in', async () => {
  writeFiles(secrets, new Map([['password', 'another']]));
  const { code, stderr } = await probe();
  writeFiles(secrets, new Map([['password', 'a-password-of-the-test']]));
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('401') as string });
});

test('the server scrapes itself over its own port', async () => {
  const health = await eventually('the job "prometheus" is up', 30, async () => {
    const text = await output('node', ['--eval', "fetch('https://localhost:9090/api/v1/targets', { headers: { authorization: 'Basic ' + btoa('probe:a-password-of-the-test') } }).then((answer) => answer.text()).then(console.log)"], { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' } });
    const target = at(JSON.parse(text), 'data', 'activeTargets', 0);
    return at(target, 'health') === 'up' ? target : undefined;
  });
  saw('the own job', String(at(health, 'scrapeUrl')), String(at(health, 'health')));
  expect(at(health, 'scrapeUrl')).toBe('https://localhost:9090/metrics');
});
