import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { buckets, Exporter } from '../../../stacks/tta-dev/demo/exporter';
import { primitives } from '../../../stacks/tta-dev/demo/primitive';
import { demoServer } from '../../../stacks/tta-dev/demo/server';
import { Simulation } from '../../../stacks/tta-dev/demo/simulation';

let now = 0;
let server: Server;
let base: string;

beforeEach(async () => {
  now = 0;
  const simulation = new Simulation(primitives, 1);
  server = demoServer(simulation, new Exporter(simulation), () => now);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // It listens on a port: neither a pipe nor null.
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const get = (path: string): Promise<Response> => fetch(`${base}${path}`);
const put = (body: string): Promise<Response> => fetch(`${base}/simulation`, { method: 'PUT', body });

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

async function samples(): Promise<readonly Sample[]> {
  const lines = (await (await get('/metrics')).text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, name = '', labels = '', value = ''] = /^(\w+)\{(.*)\} (\S+)$/.exec(line) ?? [];
    return { name, labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', text = '']): [string, string] => [key, text])), value: Number(value) };
  });
}

const valueOf = (all: readonly Sample[], name: string, labels: Readonly<Record<string, string>>): number =>
  all
    .filter((sample) => sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value))
    .reduce((sum, { value }) => sum + value, 0);

describe('/metrics', () => {
  test('has the eight metrics with their types and labels, and no others', async () => {
    now = 600;
    await put('{"errorRate": 0.5}');
    now = 700;
    const response = await get('/metrics');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const types = [...(await response.text()).matchAll(/^# TYPE (.*)$/gm)].map(([, type]) => type);
    expect(types.sort()).toEqual([
      'primitive_active_requests gauge',
      'primitive_cost_savings_total counter',
      'primitive_cost_total counter',
      'primitive_duration_seconds histogram',
      'primitive_error_budget_remaining gauge',
      'primitive_requests_per_second gauge',
      'primitive_requests_total counter',
      'primitive_slo_compliance gauge',
    ]);
    const labels = new Map((await samples()).map((sample) => [sample.name, Object.keys(sample.labels).sort().join(' ')]));
    expect(Object.fromEntries(labels)).toEqual({
      primitive_active_requests: 'primitive_name primitive_type',
      primitive_cost_savings_total: 'category primitive_name primitive_type',
      primitive_cost_total: 'category primitive_name primitive_type',
      primitive_duration_seconds_bucket: 'le primitive_name primitive_type',
      primitive_duration_seconds_count: 'primitive_name primitive_type',
      primitive_duration_seconds_sum: 'primitive_name primitive_type',
      primitive_error_budget_remaining: 'primitive_name primitive_type',
      primitive_requests_per_second: 'primitive_name primitive_type',
      primitive_requests_total: 'primitive_name primitive_type status',
      primitive_slo_compliance: 'primitive_name primitive_type',
    });
    expect(new Set((await samples()).map(({ labels: { status } }) => status))).toEqual(new Set([undefined, 'success', 'error']));
  });

  test('has the buckets of the operators, up to a minute', async () => {
    now = 60;
    const bounds = (await samples()).filter(({ name, labels }) => name === 'primitive_duration_seconds_bucket' && labels['primitive_name'] === 'answer');
    expect(bounds.map(({ labels }) => labels['le'])).toEqual([...buckets.map(String), '+Inf']);
    expect(buckets).toEqual([0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]);
  });

  test('has no series of what has not run', async () => {
    expect(await samples()).toEqual([]);
    now = 60;
    expect((await samples()).length).toBeGreaterThan(0);
  });

  test('agrees with itself: the histogram, the counter and the gauges count the same requests', async () => {
    now = 100;
    const all = await samples();
    for (const { name } of primitives) {
      const primitive = { primitive_name: name };
      const requests = valueOf(all, 'primitive_requests_total', primitive);
      expect(requests).toBeGreaterThan(0);
      expect(valueOf(all, 'primitive_duration_seconds_count', primitive)).toBe(requests);
      expect(valueOf(all, 'primitive_duration_seconds_bucket', { ...primitive, le: '+Inf' })).toBe(requests);
      // Within the two minutes of the objective, nothing is forgotten yet.
      const bad = valueOf(all, 'primitive_requests_total', { ...primitive, status: 'error' });
      expect(valueOf(all, 'primitive_slo_compliance', primitive)).toBeCloseTo(1 - bad / requests, 10);
      expect(valueOf(all, 'primitive_error_budget_remaining', primitive)).toBeCloseTo(1 - bad / requests / 0.01, 10);
    }
  });

  test('shows a rate of what was done in the last minute, which ends with the work', async () => {
    now = 600;
    expect(valueOf(await samples(), 'primitive_requests_per_second', { primitive_name: 'remember' })).toBeCloseTo(10, -1);
    await put('{"requestsPerSecond": 0}');
    now = 700;
    expect(valueOf(await samples(), 'primitive_requests_per_second', {})).toBe(0);
    expect(valueOf(await samples(), 'primitive_active_requests', {})).toBe(0);
  });

  test('loses the budget when errors are turned up, and has it back when they are turned down', async () => {
    now = 300;
    await put('{"primitive": "retrieve", "errorRate": 0.5}');
    now = 315;
    const budget = async (name: string): Promise<number> => valueOf(await samples(), 'primitive_error_budget_remaining', { primitive_name: name });
    expect(await budget('retrieve')).toBeLessThan(0);
    expect(await budget('answer')).toBeGreaterThan(0);
    await put('{"primitive": "retrieve", "errorRate": 0}');
    now = 440;
    expect(await budget('retrieve')).toBe(1);
  });
});

describe('/simulation', () => {
  test('shows the settings, and answers a change with what they are then', async () => {
    expect(await (await get('/simulation')).json()).toMatchObject({ primitives: { answer: { errorRate: 0.0005, type: 'sequential' } } });
    const changed = await put('{"errorRate": 0.25}');
    expect(changed.status).toBe(200);
    expect(await changed.json()).toMatchObject({ primitives: { answer: { errorRate: 0.25 }, route: { errorRate: 0.25 } } });
  });

  test('refuses a bad change with every fault and the limits, and changes nothing', async () => {
    const refused = await put('{"errorRate": 2, "latencySeconds": 1, "speed": 1}');
    expect(refused.status).toBe(400);
    const body = (await refused.json()) as { faults: string[]; limits: object }; // What the next two lines look at.
    expect(body.faults).toHaveLength(2);
    expect(body.limits).toMatchObject({ errorRate: { least: 0, most: 1 } });
    expect(await (await get('/simulation')).json()).toMatchObject({ primitives: { answer: { latencySeconds: 0.8 } } });
  });

  test('refuses a body that is too long', async () => {
    const refused = await put(' '.repeat(20_000));
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ faults: ['body: longer than 10000 bytes'] });
  });
});

describe('other requests', () => {
  test('/healthz is well, also for a HEAD', async () => {
    expect(await (await get('/healthz')).text()).toBe('ok\n');
    expect((await fetch(`${base}/healthz`, { method: 'HEAD' })).status).toBe(200);
  });

  test.each(['/', '/metric', '/constructor'])('%s is not there', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe(`no "${path}"; there are /metrics, /healthz, /simulation\n`);
  });

  test('a method that a path does not have is refused, with those that it has', async () => {
    const response = await fetch(`${base}/simulation`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, PUT');
  });
});
