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

/** A range holds two samples whenever it is looked at. */
export const ruleRangeShort = defineCheck({
  id: 'rule-range-short',
  severity: 'warning',
  needs: ['prometheus', 'rules'],
  summary: 'A range holds two samples only now and then, where two are needed.',
  why: 'Whether there are two in it depends on when the rule is evaluated between two scrapes. The result comes and goes, and what must hold for some time never does.',
  see: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#rate',
  bad: [stackWith('90s')],
  good: [stackWith('4m')],
  *find(stack) {
    for (const { path, from, name, range, source } of comparedRanges(stack)) {
      const { seconds } = source.interval;
      if (range <= seconds || range >= 2 * seconds) continue;
      yield {
        path: [...path, 'expr'],
        message: `${name}() needs two samples, and ${Duration.seconds(range).toString()} does not always hold them: the most frequent come every ${source.interval.toString()}, of ${source.name}`,
        fix: `use at least ${Duration.seconds(4 * seconds).toString()}, so that some may be missed`,
        offset: from,
      };
    }
  },
});
