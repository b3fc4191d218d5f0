import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import fc from 'fast-check';
import { z } from 'zod';

import type { Labels } from '../../../lib/prometheus/relabel/label-builder';
import { relabelMetric, relabelTarget } from '../../../lib/prometheus/relabel/try-out';
import type { MetricRelabelSpec } from '../../../lib/prometheus/relabel/rule';
import type { ScrapeConfigSpec } from '../../../lib/prometheus/scrape-config';
import { exposedSeries, metricRules, seriesTargetLabels } from '../../prometheus/relabel/random-rules';
import { eventually } from './eventually';
import { getJson } from './http';
import type { PrometheusApi } from './prometheus-api';

const lists = 100;
const target = z.object({ scrapePool: z.string(), discoveredLabels: z.record(z.string(), z.string()), health: z.string(), lastError: z.string() });
const targets = z.object({ data: z.object({ activeTargets: z.array(target) }) });

const reasons: readonly (readonly [ours: RegExp, theirs: RegExp])[] = [
  [/^has no name/, /missing metric name/],
  [/^is called|^has the label/, /invalid metric name or label names/],
];

/** Jobs with random rules about series, and the application that they scrape: each of its targets exposes one series, whose value tells which. */
export class MetricsJobs {
  readonly #server = createServer((request, response) => {
    const number = Number(/\d+/.exec(request.url ?? '')?.[0]);
    response.writeHead(200, { 'content-type': 'text/plain; version=1.0.0; escaping=allow-utf-8' }).end(`${exposedSeries[number % exposedSeries.length] ?? ''} ${number}\n`);
  });
  readonly #rules: readonly (readonly MetricRelabelSpec[])[];

  constructor(seed: number) {
    this.#rules = fc.sample(metricRules, { seed, numRuns: lists });
  }

  /** Listens on a free port of 127.0.0.1. */
  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The jobs, each with a target for each of the series; they can be asked for once it listens. */
  get specs(): readonly ScrapeConfigSpec[] {
    return this.#rules.map((rules, list) => ({
      jobName: `metrics-${list}`,
      scrapeInterval: '10s',
      honorLabels: list % 2 === 0,
      ...(list % 3 === 0 && rules.every(isLegacy) && { metricNameValidationScheme: 'legacy' as const }),
      staticConfigs: exposedSeries.map((_, index) => ({ targets: [this.#address], labels: this.#groupOf(list, index) })),
      // By the label of the list its series are found again, whatever the rules before made of them.
      metricRelabelConfigs: [...rules, { targetLabel: 'list', replacement: String(list) }],
    }));
  }

  /** Waits until every target was scraped, and compares what is stored with what we say. */
  async compare(api: PrometheusApi): Promise<{ readonly wrong: readonly string[]; readonly kinds: readonly string[] }> {
    const scraped = await eventually('every series is scraped', 60, async () => {
      const all = (await getJson(`${api.url}/api/v1/targets?state=active`, targets)).data.activeTargets.filter(({ scrapePool }) => scrapePool.startsWith('metrics-'));
      return all.every(({ health }) => health !== 'unknown') ? all : undefined;
    });
    const stored = await api.query('{list!=""}');
    const wrong: string[] = [];
    const kinds: string[] = [];
    for (const [list, spec] of this.specs.entries()) {
      const expected = new Map<string, number[]>();
      for (const [index, series] of exposedSeries.entries()) {
        const found = relabelTarget(spec, { __address__: this.#address }, { group: this.#groupOf(list, index) });
        if (found.outcome.kind !== 'scraped') throw new Error('a target without rules is scraped');
        const { outcome } = relabelMetric(spec, series, { target: found.outcome.labels });
        kinds.push(outcome.kind);
        const number = this.#numberOf(list, index);
        if (outcome.kind === 'stored') expected.set(key(outcome.labels), [...(expected.get(key(outcome.labels)) ?? []), number]);
        const error = scraped.find(({ discoveredLabels }) => discoveredLabels['__metrics_path__'] === `/${number}`)?.lastError ?? 'not scraped';
        const reason = outcome.kind === 'refused' ? reasons.find(([ours]) => ours.test(outcome.message))?.[1] : /^$/;
        if (reason?.test(error) !== true) wrong.push(`list ${list}, ${series}: ${JSON.stringify(outcome)}, the server says "${error}"`);
      }
      const theirs = stored.filter(({ labels }) => labels['list'] === String(list));
      for (const { labels, value } of theirs) if (expected.get(key(labels))?.includes(value) !== true) wrong.push(`list ${list}: the server stores ${key(labels)} of ${exposedSeries[value % exposedSeries.length] ?? ''}`);
      if (theirs.length !== expected.size) wrong.push(`list ${list}: we store ${[...expected.keys()].join(' ')}, the server ${theirs.length} series`);
    }
    return { wrong, kinds };
  }

  #numberOf(list: number, index: number): number {
    return list * exposedSeries.length + index;
  }

  #groupOf(list: number, index: number): Labels {
    return { ...seriesTargetLabels[list % seriesTargetLabels.length], __metrics_path__: `/${this.#numberOf(list, index)}` };
  }

  get #address(): string {
    // A server that listens on a port, and not on a pipe, has an address of this shape.
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
}

/** Whether the server takes the rule under the older scheme, in which names are made of letters and groups. */
const isLegacy = (rule: MetricRelabelSpec): boolean =>
  [...('targetLabel' in rule ? [rule.targetLabel] : []), ...(rule.action === 'labelmap' ? [rule.replacement ?? '$1'] : [])].every((name) => /^(?:(?:[a-zA-Z_]|\$(?:\{\w+\}|\w+))+\w*)+$/.test(name));

const key = (labels: Labels): string => JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
