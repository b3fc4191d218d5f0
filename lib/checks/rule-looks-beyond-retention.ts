import { Duration } from '../base/duration';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { readRules } from './facts/rules';

const stackWith = (time: string) =>
  aStack({
    storage: { size: '10Gi', retention: { time } },
    ruleGroups: [{ name: 'app', rules: [{ record: 'job:up:avg30d', expr: 'avg by (job) (avg_over_time(up[30d]))' }] }],
  });

/** A rule looks back at what is kept. */
export const ruleLooksBeyondRetention = defineCheck({
  id: 'rule-looks-beyond-retention',
  severity: 'warning',
  needs: ['prometheus', 'rules', 'spec'],
  summary: 'A rule looks further back than samples are kept.',
  why: 'A mean of thirty days is one of those days that are there, and nobody sees the difference. What is compared with a time that is gone is compared with nothing.',
  see: 'https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects',
  bad: [stackWith('15d')],
  good: [stackWith('31d')],
  *find(stack) {
    const { server } = stack;
    if (server === undefined || server.remoteRead.length > 0) return;
    const { time } = server.storage.retention;
    for (const { path, analysis } of readRules(stack)) {
      const reach = analysis.cost?.reach ?? 0;
      if (time.milliseconds === 0 || reach <= time.seconds) continue;
      yield {
        path: [...path, 'expr'],
        message: `looks back ${Duration.seconds(reach).toString()}, but samples are kept for ${time.toString()}`,
        fix: 'look back less far, or raise storage.retention.time',
      };
    }
  },
});
