import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** The name of a job is what tells its targets from those of others. */
export const jobNameNotUnique = defineCheck({
  id: 'job-name-not-unique',
  severity: 'error',
  refused: true,
  summary: 'Two scrape jobs have the same name.',
  why: "Prometheus refuses the whole configuration, and a running server stays on the old one. The stack's own servers are scraped by jobs of their names, which count too.",
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config',
  bad: [
    aStack({
      scrapeConfigs: [
        { jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }] },
        { jobName: 'app', staticConfigs: [{ targets: ['worker:8000'] }] },
      ],
    }),
    aStack({ scrapeConfigs: [{ jobName: 'prometheus', staticConfigs: [{ targets: ['other:9090'] }] }] }),
  ],
  good: [
    aStack({
      scrapeConfigs: [
        { jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }] },
        { jobName: 'worker', staticConfigs: [{ targets: ['worker:8000'] }] },
      ],
    }),
    aStack({ selfMonitoring: false, scrapeConfigs: [{ jobName: 'prometheus', staticConfigs: [{ targets: ['other:9090'] }] }] }),
  ],
  *find({ server, alertmanager }) {
    if (server === undefined) return;
    const own = server.selfMonitoring ? ['prometheus', ...(alertmanager === undefined ? [] : ['alertmanager'])] : [];
    const first = new Map<string, number>();
    for (const [index, { jobName }] of server.scrapeConfigs.entries()) {
      const path = ['scrapeConfigs', index, 'jobName'];
      const other = first.get(jobName);
      if (own.includes(jobName)) {
        yield { path, message: `not unique, "${jobName}" is the job of the stack's own server`, fix: 'choose another name, or set selfMonitoring: false' };
      } else if (other !== undefined) {
        yield { path, message: `not unique, "${jobName}" is the name of scrapeConfigs[${other}] too`, fix: 'choose another name, or put the targets into one job' };
      } else {
        first.set(jobName, index);
      }
    }
  },
});
