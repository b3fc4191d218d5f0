import fc from 'fast-check';

import type { MetricRelabelSpec, TargetRelabelSpec } from '../../../lib/prometheus/relabel/rule';

/** Few names, values and expressions, so that rules meet the labels and each other. */
interface Words {
  readonly names: readonly string[];
  readonly regexes: readonly string[];
}

const replacements = ['$1', '${1}', '$2', '$0', '${first}', '$first-$rest', '$$', '$$1', '$1x', '${1}x', '', 'x', 'ä', '$', '${', '$-1', '${9}', '1h', 'http', '__tmp_$1'];
const names = ['a', 'b', '10', '9', 'job', 'instance', 'ä.b', 'constructor', '__tmp'];
const regexes = ['(.*)', '(.+)', '.*', '', 'a', '[ab]', '(a)|(b)', '(?P<first>[^;]*);(?P<rest>.*)', '(?i)(A+).*', '(x)?(.*)', '(.)(.*)', '\\d+', '[^;]*;.*', '(?P<first>.)(?P<rest>.?).*'];

const atTarget: Words = {
  names: [...names, '__address__', '__meta_a', '__meta_b', '__param_x', '__scheme__', '__metrics_path__', '__scrape_interval__', '__scrape_timeout__', '__scrape_native_histograms__'],
  regexes: [...regexes, '__meta_(.+)', '__(.+)__', 'a|b|__.*', '[^_].*', '__meta_(.)|(.)', '__scrape_(interval|timeout)__'],
};
const atMetric: Words = { names: [...names, '__name__', 'code', 'exported_code', 'method'], regexes: [...regexes, 'exported_(.+)', '(code|method|10|9)', '[^_].*', '__name__|code'] };

function ruleOf(words: Words): fc.Arbitrary<TargetRelabelSpec & MetricRelabelSpec> {
  const name = fc.constantFrom(...words.names);
  const regex = fc.constantFrom(...words.regexes);
  const replacement = fc.constantFrom(...replacements);
  const targetLabel = fc.oneof({ weight: 4, arbitrary: name }, { weight: 1, arbitrary: fc.constantFrom('$1', '${1}_x', 'x$2', '$$', '$first', '__param_$1') });
  const sourceLabels = fc.array(name, { minLength: 1, maxLength: 3 });
  const separator = fc.constantFrom(';', ';', '', '-', 'ä');
  const modulus = fc.constantFrom(1, 7, 1_000, 2 ** 32, Number.MAX_SAFE_INTEGER);
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ action: fc.constant('replace' as const), sourceLabels, separator, regex, targetLabel, replacement }) },
    { weight: 1, arbitrary: fc.record({ targetLabel, replacement }) },
    { weight: 1, arbitrary: fc.record({ action: fc.constantFrom('keep' as const, 'drop' as const), sourceLabels, separator, regex }) },
    { weight: 1, arbitrary: fc.record({ action: fc.constantFrom('keepequal' as const, 'dropequal' as const), sourceLabels, targetLabel: name }) },
    { weight: 2, arbitrary: fc.record({ action: fc.constant('hashmod' as const), sourceLabels, separator, modulus, targetLabel: name }) },
    { weight: 4, arbitrary: fc.record({ action: fc.constant('labelmap' as const), regex, replacement: fc.constantFrom(...replacements.filter((text) => text !== '')) }) },
    { weight: 1, arbitrary: fc.record({ action: fc.constant('labeldrop' as const), regex }) },
    { weight: 1, arbitrary: fc.record({ action: fc.constant('labelkeep' as const), regex: fc.constantFrom('.*', '__.*|a', '[^_].*|__[as].*|__name__') }) },
    { weight: 3, arbitrary: fc.record({ action: fc.constantFrom('lowercase' as const, 'uppercase' as const), sourceLabels, separator, targetLabel: name }) },
  );
}

/** Lists of rules about targets, which the server accepts. */
export const targetRules: fc.Arbitrary<readonly TargetRelabelSpec[]> = fc.array(ruleOf(atTarget), { minLength: 1, maxLength: 6 });

/** Lists of rules about series, which the server accepts. */
export const metricRules: fc.Arbitrary<readonly MetricRelabelSpec[]> = fc.array(ruleOf(atMetric), { minLength: 1, maxLength: 4 });

/** Labels of the targets to which the lists are applied. */
export const targetLabelSets: readonly Readonly<Record<string, string>>[] = [
  { a: 'a' },
  { a: 'a', b: 'b', 10: 'ten', 9: 'nine' },
  { a: '$1', b: '' },
  { 'ä.b': 'ÄÖÜ ß ŉ ΑΣ İ ᾳ ǆ ﬃ', constructor: 'a;b' },
  { job: 'other', instance: 'mine', a: 'x/y' },
  { __meta_a: 'a', __meta_b: 'b', a: 'one' },
  { __meta_a: 'same', __meta_b: 'same', b: 'App ONE' },
  { __param_x: 'a b&c', __metrics_path__: 'no slash', __scheme__: 'https' },
  { __scrape_interval__: '2h', __scrape_timeout__: '1500ms' },
  { __scrape_interval__: '5', a: '10s' },
  { __scrape_native_histograms__: 'T', b: 'maybe' },
  { a: 'two\nlines', b: 'aA', instance: '' },
];

/** Labels that the targets of a list of rules give to their series. */
export const seriesTargetLabels: readonly Readonly<Record<string, string>>[] = [{}, { code: 'T', exported_code: 'E' }, { job: 'other', method: 'm' }, { 'ä.b': 't', 10: 'x', 9: 'y', constructor: 'c' }];

/** Series as a target exposes them. */
export const exposedSeries: readonly string[] = [
  'requests_total',
  'requests_total{code="500",method="GET"}',
  'requests_total{code="",job=""}',
  'requests_total{job="mine",instance="there",exported_job="before"}',
  'requests_total{code="a",exported_code="b",exported_exported_code="c"}',
  '{"größe.x","ä.b"="ÄÖÜ ß İ","10"="ten","9"="nine"}',
  String.raw`a{a="x\\y\"z\n\d",b="two;parts",constructor="a"}`,
  'b{__tmp="kept",a="$1",method="ǅ"}',
];
