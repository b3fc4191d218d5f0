/**
 * The Compose project in a real Docker daemon: comes up healthy, scrapes, keeps its data, and leaves nothing behind.
 * Grafana is left out, since its server cannot be built from a Go module.
 *
 * @engines prometheus promtool alertmanager amtool docker-compose
 * @packages docker.io containerd runc iptables busybox-static
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AlertmanagerApi } from './support/alertmanager-api';
import { endings } from './support/at-end';
import { ComposeProject } from './support/compose-project';
import { declaredTargets, targetsUp } from './support/declared-targets';
import { Docker } from './support/docker';
import { eventually } from './support/eventually';
import { makeImages } from './support/images';
import { PrometheusApi } from './support/prometheus-api';
import { saw, secondsSince } from './support/report';

const prometheus = new PrometheusApi('http://127.0.0.1:9090');
const alertmanager = new AlertmanagerApi('http://127.0.0.1:9093');

describe('the Compose project', () => {
  const atEnd = endings();
  let docker: Docker;
  const project = new ComposeProject();
  const compose = (...args: string[]) => docker.compose(project.folder, ...args);
  const up = () => compose('up', '--detach', '--wait', '--wait-timeout', '120', '--pull', 'never', '--no-deps', ...project.services);
  let lastSample = 0;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'docker-'));
    docker = await Docker.start(folder);
    atEnd(() => docker.daemon.stop());
    await docker.load(await makeImages(join(folder, 'images'), project.images));
    expect(await docker.inventory()).toEqual([]);
  });

  test('is read without a warning', async () => {
    expect(await compose('config', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('comes up with every service healthy', async () => {
    const start = Date.now();
    const { code, stderr } = await up();
    if (code !== 0) throw new Error(`${stderr}\n${(await compose('logs', '--tail', '20')).stdout}`);
    const lines = (await docker.docker('ps', '--format', '{{.Names}} {{.Status}}')).trim().split('\n');
    expect(lines).toHaveLength(project.services.length);
    for (const line of lines) expect(line).toMatch(/\(healthy\)$/);
    saw('healthy services', lines.length, secondsSince(start));
  });

  test('publishes its ports on this machine only', async () => {
    const ports = (await docker.docker('ps', '--format', '{{.Ports}}')).split(/[\n,]/).filter((port) => port.includes('->')).map((port) => port.trim());
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    saw('ports', ...ports);
  });

  test('scrapes all three instances of the demo application, and every other target', async () => {
    const declared = declaredTargets(readFileSync(join(project.folder, 'prometheus/prometheus.yml'), 'utf8'));
    expect(declared).toEqual(expect.arrayContaining(['tta-dev app1:8000', 'tta-dev app2:8000', 'tta-dev app3:8000']));
    saw('targets up', ...(await targetsUp(prometheus, declared, 60)));
  });

  test('loads its rules, and reaches its Alertmanager', async () => {
    const rules = await prometheus.rules();
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter(({ health }) => health === 'err')).toEqual([]);
    const addresses = await eventually('Prometheus knows its Alertmanager', 30, async () => {
      const all = await prometheus.alertmanagers();
      return all.length > 0 ? all : undefined;
    });
    expect(addresses).toHaveLength(1);
    expect((await alertmanager.status()).config.original).toContain('receivers:');
    saw('rules loaded', rules.length);
    saw('Alertmanager', ...addresses);
  });

  test('keeps its data when it is taken down and comes up again', async () => {
    const before = await prometheus.query('timestamp(up{job="tta-dev",instance="app1:8000"})');
    lastSample = before[0]?.value ?? 0;
    expect(lastSample).toBeGreaterThan(0);
    expect((await compose('down')).code).toBe(0);
    expect(await docker.docker('ps', '--all', '--quiet')).toBe('');
    expect((await up()).code).toBe(0);
    const after = await prometheus.query('timestamp(up{job="tta-dev",instance="app1:8000"})', lastSample);
    expect(after.map(({ value }) => value)).toEqual([lastSample]);
    saw('sample from before the restart', new Date(lastSample * 1000).toISOString());
  });

  test('has none of that data when its volumes were removed', async () => {
    expect((await compose('down', '--volumes')).code).toBe(0);
    expect((await up()).code).toBe(0);
    expect(await prometheus.query('up{job="tta-dev"}', lastSample)).toEqual([]);
  });

  test('leaves no container, network or volume behind', async () => {
    expect((await docker.inventory()).length).toBeGreaterThan(project.services.length);
    expect((await compose('down', '--volumes')).code).toBe(0);
    expect(await docker.inventory()).toEqual([]);
  });
});
