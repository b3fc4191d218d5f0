import { Duration } from '../base/duration';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { comparedRanges } from './facts/ranges';

const stackWith = (range: string) =>
  aStack({
    global: { scrapeInterval: '1m' },
    scrapeConfigs: [{ jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }] }],
    ruleGroups: [{ name: 'app', rules: [{ record: `job:http_requests:rate${range}`, expr: `sum by (job) (rate(http_requests_total[${range}]))` }] }],
  });

/** A difference takes two samples. */
export const ruleRangeOneSample = defineCheck({
  id: 'rule-range-one-sample',
  severity: 'error',
  needs: ['prometheus', 'rules'],
  summary: 'A range holds one sample at most where two are needed.',
  why: 'Functions such as rate() compare samples. A range that is not longer than the time between two scrapes never holds two, and gives nothing: the alert never fires.',
  see: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#rate',
  bad: [stackWith('1m')],
  good: [stackWith('5m')],
  *find(stack) {
    for (const { path, from, name, range, source } of comparedRanges(stack)) {
      if (range > source.interval.seconds) continue;
      const interval = source.interval.toString();
      yield {
        path: [...path, 'expr'],
        message: `${name}() needs two samples, and ${Duration.seconds(range).toString()} never holds them: the most frequent come every ${interval}, of ${source.name}`,
        fix: `use at least ${Duration.seconds(4 * source.interval.seconds).toString()}, so that some may be missed`,
        offset: from,
      };
    }
  },
});
