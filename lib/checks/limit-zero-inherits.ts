import { ByteSize } from '../base/byte-size';
import { scrapeLimits } from '../prometheus/global';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** A job cannot lift a limit that holds for all. */
export const limitZeroInherits = defineCheck({
  id: 'limit-zero-inherits',
  severity: 'error',
  summary: 'A job sets a limit to zero, although there is one for all jobs.',
  why: 'In a job zero stands for "not set", not for "no limit": the limit of the global section goes on to hold.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config',
  bad: [aStack({ global: { sampleLimit: 5_000 }, scrapeConfigs: [{ jobName: 'app', sampleLimit: 0, staticConfigs: [{ targets: ['app:8000'] }] }] })],
  good: [aStack({ global: { sampleLimit: 5_000 }, scrapeConfigs: [{ jobName: 'app', sampleLimit: 100_000, staticConfigs: [{ targets: ['app:8000'] }] }] })],
  *find({ server }) {
    if (server === undefined) return;
    for (const [index, job] of server.scrapeConfigs.entries()) {
      for (const key of Object.keys(scrapeLimits) as (keyof typeof scrapeLimits)[]) {
        const [own, inherited] = [count(job[key]), count(server.global[key])];
        if (own === 0 && inherited !== undefined && inherited > 0) {
          yield {
            path: ['scrapeConfigs', index, key],
            message: `zero, so the limit of global.${key} holds, got 0 under ${String(server.global[key])}`,
            fix: 'write a limit that is never reached',
          };
        }
      }
    }
  },
});

const count = (limit: number | ByteSize | undefined): number | undefined => (limit instanceof ByteSize ? limit.bytes : limit);
