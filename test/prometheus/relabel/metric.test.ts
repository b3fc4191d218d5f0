import type { Labels } from '../../../lib/prometheus/relabel/label-builder';
import type { MetricOutcome } from '../../../lib/prometheus/relabel/metric';
import { relabelMetric } from '../../../lib/prometheus/relabel/try-out';
import type { ScrapeConfigSpec } from '../../../lib/prometheus/scrape-config';

const target = { job: 'app', instance: 'app:80' };
const outcome = (spec: Partial<ScrapeConfigSpec>, series: string, more: Labels = {}): MetricOutcome => relabelMetric({ jobName: 'app', ...spec }, series, { target: { ...target, ...more } }).outcome;
const withTarget = (honorLabels: boolean, series: string, more: Labels = {}): Labels => relabelMetric({ jobName: 'app', honorLabels }, series, { target: { ...target, ...more } }).withTarget;

test('a series gets the labels of its target, and none of the internal ones', () => {
  expect(withTarget(false, 'a{b="c"}', { __address__: 'app:80', __tmp: 'x' })).toEqual({ __name__: 'a', b: 'c', ...target });
});

test('a label that clashes makes way for the target’s, unless it is honored', () => {
  expect(withTarget(false, 'a{job="mine"}')).toEqual({ __name__: 'a', exported_job: 'mine', ...target });
  expect(withTarget(true, 'a{job="mine"}')).toEqual({ __name__: 'a', job: 'mine', instance: 'app:80' });
});

test('a label makes way until a name is free, shorter names first', () => {
  expect(withTarget(false, 'a{job="1",exported_job="2"}')).toEqual({ __name__: 'a', exported_job: '2', exported_exported_job: '1', ...target });
  expect(withTarget(false, 'a{job="1",exported_job="2"}', { exported_job: 'T' })).toEqual({ __name__: 'a', exported_job: 'T', exported_exported_job: '1', exported_exported_exported_job: '2', ...target });
});

test('an empty label clashes with nothing, and takes the target’s away when it is honored', () => {
  expect(withTarget(false, 'a{job=""}')).toEqual({ __name__: 'a', ...target });
  expect(withTarget(true, 'a{job=""}')).toEqual({ __name__: 'a', instance: 'app:80' });
});

test('rules see the labels of both, and not the internal ones of the target', () => {
  const metricRelabelConfigs = [{ sourceLabels: ['__name__', 'job', '__address__', 'code'], targetLabel: 'seen' }];
  expect(outcome({ metricRelabelConfigs }, 'a{code="500"}', { __address__: 'app:80' })).toEqual({ kind: 'stored', labels: { __name__: 'a', code: '500', seen: 'a;app;;500', ...target } });
});

test('what a rule writes under an internal name is stored, which is not so of targets', () => {
  expect(outcome({ metricRelabelConfigs: [{ targetLabel: '__tmp', replacement: 'x' }] }, 'a')).toEqual({ kind: 'stored', labels: { __name__: 'a', __tmp: 'x', ...target } });
});

test('a series is dropped by a rule, or by losing every label', () => {
  expect(outcome({ metricRelabelConfigs: [{ targetLabel: 'x', replacement: 'y' }, { action: 'drop', sourceLabels: ['__name__'], regex: 'a' }] }, 'a')).toEqual({ kind: 'dropped', rule: 1 });
  expect(outcome({ metricRelabelConfigs: [{ action: 'labeldrop', regex: '.*' }, { action: 'labeldrop', regex: 'x' }] }, 'a')).toEqual({ kind: 'dropped', rule: 0 });
  expect(outcome({ metricRelabelConfigs: [{ action: 'drop', sourceLabels: ['__name__'], regex: 'b' }] }, 'a')).toMatchObject({ kind: 'stored' });
});

test.each<[string, Partial<ScrapeConfigSpec>, string, string]>([
  ['its name is gone', { metricRelabelConfigs: [{ action: 'labeldrop', regex: '__name__' }] }, 'a', 'has no name after the rules'],
  ['its name is none under the older scheme', { metricNameValidationScheme: 'legacy' }, '{"a.b"}', 'is called "a.b", which is not a metric name under the scheme "legacy"'],
  ['a label is called nothing', { metricRelabelConfigs: [{ action: 'labelmap', regex: '(job)', replacement: '$2' }] }, 'a', 'has the label "", which is not a label name under the scheme "utf8"'],
  ['a label has a name that the older scheme lacks', { metricNameValidationScheme: 'legacy' }, 'a{"b.c"="d"}', 'has the label "b.c", which is not a label name under the scheme "legacy"'],
  ['it has too many labels', { labelLimit: 3 }, 'a{b="c"}', 'has more labels than labelLimit, got 4 over 3'],
  ['a name is too long', { labelNameLengthLimit: 9 }, 'a{"ääääääää"="c"}', 'has a label name longer than labelNameLengthLimit, "ääääääää" over 9 bytes'],
  ['a value is too long', { labelValueLengthLimit: 6 }, 'a{b="ääää"}', 'has a label value longer than labelValueLengthLimit, "b" over 6 bytes'],
])('the scrape fails when %s', (_, spec, series, message) => {
  expect(outcome(spec, series)).toEqual({ kind: 'refused', message });
});

test.each<[string, Partial<ScrapeConfigSpec>, string]>([
  ['a name of any characters', {}, '{"a.b","c.d"="e"}'],
  ['as many labels as may be', { labelLimit: 4 }, 'a{b="c"}'],
  ['names and values as long as may be', { labelNameLengthLimit: 8, labelValueLengthLimit: 6 }, 'a{b="äää"}'],
  ['a limit of zero, which is none', { labelLimit: 0 }, 'a'],
])('the scrape goes well with %s', (_, spec, series) => {
  expect(outcome(spec, series)).toMatchObject({ kind: 'stored' });
});

test('a job without limits has those of the server', () => {
  expect(relabelMetric({ jobName: 'app', labelLimit: 0 }, 'a', { target, global: { labelLimit: 2 } }).outcome).toMatchObject({ kind: 'refused' });
  expect(relabelMetric({ jobName: 'app', labelLimit: 9 }, 'a', { target, global: { labelLimit: 2 } }).outcome).toMatchObject({ kind: 'stored' });
});

test('a series may be given as labels, and has only the job when no target is known', () => {
  expect(relabelMetric({ jobName: 'app' }, { __name__: 'a', constructor: 'x' }).outcome).toEqual({ kind: 'stored', labels: { __name__: 'a', constructor: 'x', job: 'app' } });
});
