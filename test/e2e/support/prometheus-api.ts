import { z } from 'zod';

import { get, getJson, ownMetric } from './http';

const success = <T extends z.ZodType>(data: T) => z.object({ status: z.literal('success'), data });
const labels = z.record(z.string(), z.string());

const target = z.object({ scrapePool: z.string(), scrapeUrl: z.string(), discoveredLabels: labels, labels, health: z.string(), lastError: z.string() });
const rule = z.object({ type: z.enum(['recording', 'alerting']), name: z.string(), health: z.string(), lastError: z.string().default(''), state: z.string().optional() });
const targets = success(z.object({ activeTargets: z.array(target) }));
const rules = success(z.object({ groups: z.array(z.object({ name: z.string(), file: z.string(), rules: z.array(rule) })) }));
const vector = success(z.object({ resultType: z.literal('vector'), result: z.array(z.object({ metric: labels, value: z.tuple([z.number(), z.string()]) })) }));
const alertmanagers = success(z.object({ activeAlertmanagers: z.array(z.object({ url: z.string() })) }));
const config = success(z.object({ yaml: z.string() }));
const alerts = success(z.object({ alerts: z.array(z.object({ labels, state: z.enum(['pending', 'firing']) })) }));

/** A scraped target as the server sees it; `health` is `up`, `down` or `unknown`. */
export type Target = z.infer<typeof target>;

/** A loaded rule as the server sees it; `health` is `ok`, `err` or `unknown` before the first evaluation. */
export type Rule = z.infer<typeof rule>;

/** One series of an answer, and its value. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * The HTTP API of a running Prometheus; every method throws while the server does not answer.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/
 */
export class PrometheusApi {
  /** Takes the address without a slash at its end, such as `http://127.0.0.1:9090`. */
  constructor(readonly url: string) {}

  /** Throws until the server has read its configuration and its write-ahead log. */
  async ready(): Promise<string> {
    return get(`${this.url}/-/ready`);
  }

  async targets(): Promise<readonly Target[]> {
    return (await getJson(`${this.url}/api/v1/targets?state=active`, targets)).data.activeTargets;
  }

  async rules(): Promise<readonly Rule[]> {
    return (await getJson(`${this.url}/api/v1/rules`, rules)).data.groups.flatMap((group) => group.rules);
  }

  /** The rule files that at least one loaded group comes from. */
  async ruleFiles(): Promise<readonly string[]> {
    return [...new Set((await getJson(`${this.url}/api/v1/rules`, rules)).data.groups.map((group) => group.file))];
  }

  /** Evaluates an expression that gives a vector; `at` is in seconds since 1970, default now. */
  async query(expression: string, at?: number): Promise<readonly Sample[]> {
    const parameters = new URLSearchParams({ query: expression, ...(at === undefined ? {} : { time: String(at) }) });
    const { data } = await getJson(`${this.url}/api/v1/query?${parameters.toString()}`, vector);
    return data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
  }

  /** The addresses that alerts are sent to. */
  async alertmanagers(): Promise<readonly string[]> {
    return (await getJson(`${this.url}/api/v1/alertmanagers`, alertmanagers)).data.activeAlertmanagers.map(({ url }) => url);
  }

  /** The names of the alerts that fire. */
  async firing(): Promise<readonly string[]> {
    const { data } = await getJson(`${this.url}/api/v1/alerts`, alerts);
    return data.alerts.filter(({ state }) => state === 'firing').map((alert) => alert.labels['alertname'] ?? '');
  }

  /** The configuration that is in force, as YAML, with every default filled in. */
  async config(): Promise<string> {
    return (await getJson(`${this.url}/api/v1/status/config`, config)).data.yaml;
  }

  /** Whether the last attempt to read the configuration and the rules succeeded. */
  async lastReloadSucceeded(): Promise<boolean> {
    return (await ownMetric(this.url, 'prometheus_config_last_reload_successful')) === 1;
  }
}
