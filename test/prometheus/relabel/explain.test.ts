import fc from 'fast-check';

import { explainMetric, explainTarget } from '../../../lib/prometheus/relabel/explain';
import { relabelMetric, relabelTarget } from '../../../lib/prometheus/relabel/try-out';
import { exposedSeries, metricRules, targetLabelSets, targetRules } from './random-rules';

const pod = { __address__: '10.0.0.7:8080', __meta_kubernetes_pod_name: 'checkout-0', __meta_kubernetes_pod_annotation_port: '9102', __meta_kubernetes_pod_label_team: 'shop' };

test('a target is told from its first labels to the scrape, a block for each rule', () => {
  const trace = relabelTarget(
    {
      jobName: 'app',
      relabelConfigs: [
        { action: 'keep', sourceLabels: ['__meta_kubernetes_pod_name'], regex: 'checkout-.+' },
        { sourceLabels: ['__address__', '__meta_kubernetes_pod_annotation_port'], regex: '([^:]+)(?::\\d+)?;(\\d+)', targetLabel: '__address__', replacement: '$1:$2' },
        { action: 'labelmap', regex: '__meta_kubernetes_pod_label_(.+)' },
        { sourceLabels: ['team'], regex: 'sho', targetLabel: 'team', replacement: 'no' },
        { action: 'labeldrop', regex: 'team|job' },
      ],
    },
    pod,
  );
  expect(explainTarget(trace)).toBe(`before the rules
  __address__="10.0.0.7:8080"
  __always_scrape_classic_histograms__="false"
  __convert_classic_histograms_to_nhcb__="false"
  __meta_kubernetes_pod_annotation_port="9102"
  __meta_kubernetes_pod_label_team="shop"
  __meta_kubernetes_pod_name="checkout-0"
  __metrics_path__="/metrics"
  __scheme__="http"
  __scrape_interval__="1m"
  __scrape_native_histograms__="false"
  __scrape_timeout__="10s"
  job="app"

rule 1: keep where __meta_kubernetes_pod_name matches "checkout-.+"
  sees "checkout-0", which matches
  changes nothing

rule 2: replace __address__ by "$1:$2" where __address__, __meta_kubernetes_pod_annotation_port joined by ";" matches "([^:]+)(?::\\\\d+)?;(\\\\d+)"
  sees "10.0.0.7:8080;9102", which matches
  ~ __address__="10.0.0.7:9102", was "10.0.0.7:8080"

rule 3: labelmap of names that match "__meta_kubernetes_pod_label_(.+)" to "$1"
  matches __meta_kubernetes_pod_label_team
  + team="shop"

rule 4: replace team by "no" where team matches "sho"
  sees "shop", which does not match
  changes nothing

rule 5: labeldrop of names that match "team|job"
  matches job, team
  - job="app"
  - team="shop"

scraped from http://10.0.0.7:9102/metrics every 1m, for 10s at most, with the labels
  instance="10.0.0.7:9102"
`);
});

const end = (text: string): string => text.split('\n\n').slice(-2).join('\n\n');

test('a target that is dropped is told so, and by which rule', () => {
  const trace = relabelTarget({ jobName: 'app', relabelConfigs: [{ targetLabel: 'a', replacement: 'b' }, { action: 'keepequal', sourceLabels: ['a'], targetLabel: 'job' }] }, pod);
  expect(end(explainTarget(trace))).toBe('rule 2: keepequal where a equals job\n  sees "b", which does not match\n  drops it\n\ndropped by rule 2: keepequal where a equals job\n');
});

test('a target that cannot be scraped is told why, and what to do', () => {
  const trace = relabelTarget({ jobName: 'app', relabelConfigs: [{ targetLabel: '__scrape_timeout__', replacement: '2m' }] }, pod);
  expect(end(explainTarget(trace))).toBe('rule 1: replace __scrape_timeout__ by "2m"\n  ~ __scrape_timeout__="2m", was "10s"\n\nnot scraped, since it has a timeout longer than the interval, got 2m over 1m\n  use at most 1m\n');
});

test('a name that is none and a copy that chance decides are told', () => {
  const trace = relabelTarget({ jobName: 'app', relabelConfigs: [{ sourceLabels: ['job'], targetLabel: '$2' }, { action: 'labelmap', regex: '__meta_kubernetes_pod_(name|label_team)', replacement: 'x' }] }, pod);
  const text = explainTarget(trace);
  expect(text).toContain('  would write to "", which is not a label name\n  changes nothing\n');
  expect(text).toContain('  x is one of "checkout-0", "shop", as chance decides\n');
  expect(text).toMatch(/\nnot certain, since chance decides about x: .*\n$/);
  expect(explainTarget(relabelTarget({ jobName: 'app' }, pod))).not.toContain('chance');
});

test('a series is told from what is exposed to what is stored', () => {
  const trace = relabelMetric(
    { jobName: 'app', metricRelabelConfigs: [{ action: 'hashmod', sourceLabels: ['code'], modulus: 2, targetLabel: 'shard' }, { action: 'uppercase', sourceLabels: ['code', 'job'], separator: '', targetLabel: 'x' }, { action: 'labelkeep', regex: 'nothing|__name__|x' }] },
    'requests_total{code="500",job="mine"}',
  );
  expect(explainMetric(trace)).toBe(`exposed
  __name__="requests_total"
  code="500"
  job="mine"

with the labels of the target
  __name__="requests_total"
  code="500"
  exported_job="mine"
  job="app"

rule 1: hashmod of code by 2 into shard
  sees "500"
  + shard="1"

rule 2: uppercase of code, job joined by "" into x
  sees "500app"
  + x="500APP"

rule 3: labelkeep of names that match "nothing|__name__|x"
  matches __name__, x
  - code="500"
  - exported_job="mine"
  - job="app"
  - shard="1"

stored with the labels
  __name__="requests_total"
  x="500APP"
`);
});

test('a series that is dropped, and one that fails the scrape, are told so', () => {
  const drop = { action: 'drop' as const, sourceLabels: ['__name__'], regex: 'a' };
  expect(explainMetric(relabelMetric({ jobName: 'app', metricRelabelConfigs: [drop] }, 'a'))).toMatch(/\n\ndropped by rule 1: drop where __name__ matches "a"\n$/);
  expect(explainMetric(relabelMetric({ jobName: 'app', metricRelabelConfigs: [{ targetLabel: '__name__', replacement: '' }] }, 'a'))).toMatch(/\n\nnot stored, and the whole scrape fails, since it has no name after the rules\n$/);
});

test('a rule without source labels tells what it sees only when that decides', () => {
  const told = (regex?: string): string => end(explainMetric(relabelMetric({ jobName: 'app', metricRelabelConfigs: [{ targetLabel: 'a', replacement: 'b', ...(regex !== undefined && { regex }) }] }, 'a')));
  expect(told()).toMatch(/^rule 1: replace a by "b"\n  \+ a="b"\n/);
  expect(told('.+')).toMatch(/^rule 1: replace a by "b" where nothing matches "\.\+"\n  sees "", which does not match\n  changes nothing\n/);
});

test('a rule that matches no name is told so', () => {
  expect(explainMetric(relabelMetric({ jobName: 'app', metricRelabelConfigs: [{ action: 'labelmap', regex: 'x' }] }, 'a'))).toContain('  matches no label\n  changes nothing\n');
});

test('whatever the rules, every one that is reached has its block', () => {
  fc.assert(
    fc.property(targetRules, metricRules, fc.constantFrom(...targetLabelSets), fc.constantFrom(...exposedSeries), (relabelConfigs, metricRelabelConfigs, group, series) => {
      const target = relabelTarget({ jobName: 'app', relabelConfigs }, { __address__: 'a:1' }, { group });
      const metric = relabelMetric({ jobName: 'app', metricRelabelConfigs }, series);
      expect(explainTarget(target).match(/^rule \d+: /gm) ?? []).toHaveLength(target.steps.length);
      expect(explainMetric(metric).match(/^rule \d+: /gm) ?? []).toHaveLength(metric.steps.length);
    }),
    { numRuns: 100 },
  );
});
