import type { TargetRelabelSpec } from '../../../lib/prometheus/relabel/rule';
import { relabelTarget } from '../../../lib/prometheus/relabel/try-out';
import { address, oddTargets } from './odd-targets';

test.each(oddTargets)('the server’s outcome is found for $title', ({ labels, job, rules, becomes }) => {
  const { outcome } = relabelTarget({ ...job, jobName: 'app', scrapeInterval: '1h', scrapeTimeout: '30m', relabelConfigs: rules }, { __address__: address }, { group: labels ?? {} });
  if ('dropped' in becomes) {
    expect(outcome).toEqual({ kind: 'dropped', rule: becomes.dropped });
  } else if ('refused' in becomes) {
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { message: becomes.refused } });
  } else {
    const { labels: own, ...scrape } = becomes;
    expect(outcome).toMatchObject({ kind: 'scraped', ...scrape });
    const expected = Object.entries({ job: 'app', instance: address, ...own }).filter(([, value]) => value !== '');
    if (own !== undefined && outcome.kind === 'scraped') expect(outcome.labels).toEqual(Object.fromEntries(expected));
  }
});

test('a job fills in what discovery does not say', () => {
  const job = { jobName: 'app', metricsPath: '/own', scheme: 'https' as const, params: { module: ['a', 'b'], none: [] }, convertClassicHistogramsToNhcb: true };
  const { discovered } = relabelTarget(job, { __address__: 'app:80', __scheme__: 'http' }, { group: { __metrics_path__: '', team: 'x', __address__: 'other' }, global: { scrapeInterval: '5s', scrapeNativeHistograms: true } });
  expect(discovered).toEqual({
    __address__: 'app:80',
    __always_scrape_classic_histograms__: 'false',
    __convert_classic_histograms_to_nhcb__: 'true',
    __metrics_path__: '/own',
    __param_module: 'a',
    __scheme__: 'http',
    __scrape_interval__: '5s',
    __scrape_native_histograms__: 'true',
    __scrape_timeout__: '5s',
    job: 'app',
    team: 'x',
  });
});

test.each<[string, object, object, [interval: string, timeout: string]]>([
  ['nothing is said', {}, {}, ['1m', '10s']],
  ['only the server says something', {}, { scrapeInterval: '30s', scrapeTimeout: '20s' }, ['30s', '20s']],
  ['the job has a shorter interval than the timeout of the server', { scrapeInterval: '15s' }, { scrapeInterval: '30s', scrapeTimeout: '20s' }, ['15s', '15s']],
  ['the server has a short interval and no timeout', { scrapeInterval: '1h' }, { scrapeInterval: '5s' }, ['1h', '5s']],
  ['zeros stand for what is above', { scrapeInterval: '0s', scrapeTimeout: '0s' }, { scrapeInterval: '0s' }, ['1m', '10s']],
])('a target is scraped at the times that stand nearest when %s', (_, job, global, [interval, timeout]) => {
  expect(relabelTarget({ jobName: 'app', ...job }, { __address__: 'a:1' }, { global }).outcome).toMatchObject({ kind: 'scraped', interval, timeout });
});

test('labels of one target that are copied to one name are left to chance, and others are not', () => {
  const labels = { __address__: 'a:1', __meta_a: '1', __meta_b: '2' };
  const relabelConfigs = [{ action: 'labelmap' as const, regex: '__meta_.|team', replacement: 'x' }];
  expect(relabelTarget({ jobName: 'app', relabelConfigs }, labels).clashes).toEqual([{ name: 'x', values: ['1', '2'] }]);
  expect(relabelTarget({ jobName: 'app', relabelConfigs }, { ...labels, __meta_b: '1' }).clashes).toEqual([]);
  expect(relabelTarget({ jobName: 'app', relabelConfigs }, labels, { group: { team: 'of the group' } })).toMatchObject({ clashes: [], outcome: { labels: { x: 'of the group' } } });
});

test('copies of labels in no order are in no order themselves', () => {
  const labels = { __address__: 'a:1', a_x: '1', a_y: '2' };
  const last: TargetRelabelSpec = { action: 'labelmap', regex: 'b_.', replacement: 'c' };
  const copied: TargetRelabelSpec[] = [{ action: 'labelmap', regex: 'a_(.)', replacement: 'b_$1' }, last];
  expect(relabelTarget({ jobName: 'app', relabelConfigs: copied }, labels).clashes).toEqual([{ name: 'c', values: ['1', '2'] }]);
  const written: TargetRelabelSpec[] = [{ targetLabel: 'b_x', replacement: '1' }, { targetLabel: 'b_y', replacement: '2' }, last];
  expect(relabelTarget({ jobName: 'app', relabelConfigs: written }, { __address__: 'a:1' })).toMatchObject({ clashes: [], outcome: { labels: { c: '2' } } });
});

test('a job that cannot be read is refused with every reason', () => {
  expect(() => relabelTarget({ jobName: 'app', relabelConfigs: [{ sourceLabels: ['a'], regex: '(', targetLabel: 'b' }] }, { __address__: 'a:1' })).toThrow('relabelConfigs[0].regex: not an RE2 expression');
});
