import type { Vocabulary } from './expressions';
import { onFile } from './promtool';

/** What is stored when expressions are evaluated: labels that all series have, that some have, values that repeat, and a gauge that falls below zero. */
export const series: readonly (readonly [name: string, values: string])[] = [
  ['up{job="api", instance="a:1", zone="north"}', '1+0x10'],
  ['up{job="api", instance="b:1"}', '0+0x10'],
  ['up{job="web", instance="c:1", zone="south"}', '1 1 0 1 _ 1 1'],
  ['requests_total{job="api", instance="a:1", code="200"}', '0+7x10'],
  ['requests_total{job="api", instance="a:1", code="500"}', '0 1 1 2 3 0 1 1'],
  ['requests_total{job="web", instance="c:1", code="200"}', '5+3x10'],
  ['latency_bucket{job="api", le="0.1"}', '0+1x10'],
  ['latency_bucket{job="api", le="+Inf"}', '0+2x10'],
  ['level{zone="north"}', '3 NaN 1 0 7 2 4'],
  ['level{zone="south"}', '-1-1x10'],
];

/** Expressions about these series, and about labels and metrics that are not there. */
export const universe: Vocabulary = {
  metrics: ['up', 'requests_total', 'latency_bucket', 'level', 'missing'],
  labels: ['job', 'instance', 'zone', 'code', 'le', 'fresh'],
  values: ['api', 'web', 'north', '', '200'],
  stableOnly: true,
  plain: true,
};

/** One series of a result. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * The results of the expressions in the real engine, by the expression. What the engine cannot evaluate, such as two series
 * for one where only one may be, is left out.
 *
 * A test that expects what never comes makes promtool print what came instead.
 */
export async function evaluate(expressions: readonly string[]): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const expected = { eval_time: '5m', exp_samples: [{ labels: 'never_in_a_result', value: 0 }] };
  const text = await onFile(
    {
      rule_files: [],
      evaluation_interval: '1m',
      tests: [{ interval: '1m', input_series: series.map(([name, values]) => ({ series: name, values })), promql_expr_test: expressions.map((expr) => ({ expr, ...expected })) }],
    },
    ['test', 'rules'],
  );
  const results = [...text.matchAll(/^ {4}expr: (".*"), time: 5m,\n {8}exp: .*\n {8}got: (.*)$/gm)];
  return new Map(results.map(([, quoted = '""', got = 'nil']): [string, readonly Sample[]] => [String(JSON.parse(quoted)), got === 'nil' ? [] : samples(got)]));
}

function samples(text: string): readonly Sample[] {
  return [...text.matchAll(/\{((?:[^"{}]|"(?:[^"\\]|\\.)*")*)\} (\S+?)(?:, |$)/g)].map(([, labels = '', value]) => ({
    labels: Object.fromEntries([...labels.matchAll(/(\w+)=("(?:[^"\\]|\\.)*")/g)].map(([, name = '', quoted = '""']): [string, string] => [name, String(JSON.parse(quoted))])),
    value: Number(value?.replace('Inf', 'Infinity')),
  }));
}
