import { externalLabelDollar } from '../../lib/checks/external-label-dollar';
import { externalLabelReplica } from '../../lib/checks/external-label-replica';
import { externalLabelsMissing } from '../../lib/checks/external-labels-missing';
import { ruleSelectsExternalLabel } from '../../lib/checks/rule-selects-external-label';
import type { PrometheusStackSpec } from '../../lib/stack/spec';
import { found } from './found';

const dollar = (value: string) => found(externalLabelDollar, { global: { externalLabels: { a: value } } });

test.each([['$A', '$A'], ['a-${A}', '${A}'], ['$1.50', '$1'], ['$$$A', '$A'], ['${', '${'], ['$-', '$-']])('"%s" asks for "%s"', (value, asked) => {
  const got = value === asked ? '' : `, got "${value}"`;
  expect(dollar(value)).toEqual([`global.externalLabels.a: "${asked}" is taken from the environment, where it is not set${got}`]);
});

test.each([['a'], ['$$'], ['$$A'], ['5 $'], ['$ 5'], ['a$.b']])('"%s" asks for nothing', (value) => {
  expect(dollar(value)).toEqual([]);
});

test('the label of replicas is free where there is one server', () => {
  expect(found(externalLabelReplica, { global: { externalLabels: { prometheus_replica: 'a' } } })).toEqual([]);
});

test('one server that keeps its samples needs no external label', () => {
  expect(found(externalLabelsMissing, { remoteRead: [{ url: 'https://metrics.example/' }] })).toEqual([]);
});

describe('an external label that a rule asks for', () => {
  const job = { jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }] };
  const asking = (expr: string, changes: Partial<PrometheusStackSpec> = {}) =>
    found(ruleSelectsExternalLabel, { global: { externalLabels: { cluster: 'production' } }, scrapeConfigs: [job], ruleGroups: [{ name: 'app', rules: [{ record: 'a:b:c', expr }, { record: 'x:y:z', expr: 'x' }, { record: 'plain', expr: 'x' }] }], ...changes }, true);
  const line = (matcher: string) =>
    `ruleGroups[0].rules[0].expr: asks for ${matcher}, but "cluster" is an external label, which only what leaves the server has -> remove the matcher, or put the label on the targets, such as by relabeling with targetLabel: "cluster"`;

  test.each([
    ['up{cluster="production"} == 0', 'cluster="production"'],
    ['up{cluster="staging"}', 'cluster="staging"'],
    ['sum(rate(x{cluster=~"prod.*"}[5m]))', 'cluster=~"prod.*"'],
    ['x{cluster!=""}', 'cluster!=""'],
    ['up{cluster!~"|staging"}', 'cluster!~"|staging"'],
  ])('selects nothing in %s', (expr, matcher) => {
    expect(asking(expr)).toEqual([line(matcher)]);
  });

  test.each([['up'], ['up{cluster=""}'], ['up{cluster!="staging"}'], ['up{cluster=~"production|"}'], ['up{cluster!~"staging"}'], ['up{zone="north"}'], ['x:y:z{cluster="production"}'], ['plain{cluster="production"}'], ['ALERTS{cluster="production"}'], ['{cluster="production"}'], ['sum by (cluster) (up)']])('is not asked for in %s', (expr) => {
    expect(asking(expr)).toEqual([]);
  });

  test.each<[string, Partial<PrometheusStackSpec>]>([
    ['a target has it', { scrapeConfigs: [{ jobName: 'app', staticConfigs: [{ targets: ['app:8000'], labels: { cluster: 'production' } }] }] }],
    ['relabeling writes it', { scrapeConfigs: [{ ...job, relabelConfigs: [{ targetLabel: 'cluster', replacement: 'production' }] }] }],
    ['relabeling maps names', { scrapeConfigs: [{ ...job, relabelConfigs: [{ action: 'labelmap', regex: '__meta_(.+)' }] }] }],
    ['metric relabeling writes it', { scrapeConfigs: [{ ...job, metricRelabelConfigs: [{ targetLabel: 'cluster', replacement: 'production' }] }] }],
    ['a job keeps the labels of its series', { scrapeConfigs: [{ ...job, honorLabels: true }] }],
    ['somebody else writes the targets', { scrapeConfigs: [{ jobName: 'app', fileSdConfigs: [{ files: ['targets/*.yml'] }] }] }],
    ['samples come from elsewhere', { flags: { webEnableRemoteWriteReceiver: true } }],
    ['there is no job at all', { scrapeConfigs: [], selfMonitoring: false }],
    ['it is no external label', { global: {} }],
  ])('may be on series where %s', (_, changes) => {
    expect(asking('up{cluster="production"}', changes)).toEqual([]);
  });

  test('is looked for in the jobs that are asked for', () => {
    const scrapeConfigs = [job, { jobName: 'web', staticConfigs: [{ targets: ['web:8000'], labels: { cluster: 'production' } }] }];
    expect(asking('up{job="app", cluster="production"}', { scrapeConfigs })).toEqual([line('cluster="production"')]);
    expect(asking('up{job="web", cluster="production"} + up{cluster="production"}', { scrapeConfigs })).toEqual([]);
    expect(asking('up{job="app", cluster="production"}', { scrapeConfigs: [job, { ...scrapeConfigs[1], jobName: 'web', relabelConfigs: [{ targetLabel: 'job', replacement: 'app' }] }] })).toEqual([]);
  });

  test('may be that of the replicas, and is not one that every series has', () => {
    const replicated = { replicas: 2, global: { externalLabels: { job: 'main' } } };
    expect(asking('up{prometheus_replica="a"} + up{job="app"}', replicated)).toHaveLength(1);
    expect(asking('up{prometheus_replica="a"} + up{job="app"}', { ...replicated, replicas: 1 })).toEqual([]);
  });

  test('is missed by a stack that scrapes only itself, too', () => {
    expect(asking('up{cluster="production"}', { scrapeConfigs: [] })).toEqual([line('cluster="production"')]);
  });
});
