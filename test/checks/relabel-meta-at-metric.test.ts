import { relabelMetaAtMetric } from '../../lib/checks/relabel-meta-at-metric';
import { found, foundInJob } from './found';

test.each([['__meta_filepath'], ['__address__'], ['__param_target'], ['__scheme__'], ['__metrics_path__'], ['__scrape_interval__']])('knows that series do not have %s', (label) => {
  expect(foundInJob(relabelMetaAtMetric, { metricRelabelConfigs: [{ action: 'keep', sourceLabels: [label], regex: 'a' }] })).toHaveLength(1);
});

test.each([['__name__'], ['__tmp_a'], ['__metrics_path'], ['instance']])('knows that series may have %s', (label) => {
  expect(foundInJob(relabelMetaAtMetric, { metricRelabelConfigs: [{ action: 'keep', sourceLabels: [label], regex: 'a' }] })).toEqual([]);
});

test('lets a rule read what one before it has written', () => {
  const write = { sourceLabels: ['instance'], targetLabel: '__address__' };
  const read = { sourceLabels: ['__address__'], targetLabel: 'host' };
  expect(foundInJob(relabelMetaAtMetric, { metricRelabelConfigs: [write, read] })).toEqual([]);
  expect(foundInJob(relabelMetaAtMetric, { metricRelabelConfigs: [read, write] })).toHaveLength(1);
});

test('finds it in labelmap, and in rules about alerts', () => {
  expect(foundInJob(relabelMetaAtMetric, { metricRelabelConfigs: [{ action: 'labelmap', regex: '__meta_kubernetes_pod_label_(.+)' }] })).toEqual(['metricRelabelConfigs[0].regex: no label matches, only targets have "__meta_kubernetes_pod_label_…"']);
  const alertRelabelConfigs = [{ action: 'drop' as const, sourceLabels: ['__address__'], regex: 'a' }];
  expect(found(relabelMetaAtMetric, { alerting: { alertRelabelConfigs } })).toEqual(['alerting.alertRelabelConfigs[0].sourceLabels[0]: "__address__" does not exist any more here, only targets have it']);
});
