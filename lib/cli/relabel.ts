import { Option } from 'commander';

import { suggest } from '../base/suggestion';
import { explainMetric, explainTarget } from '../prometheus/relabel/explain';
import type { Labels } from '../prometheus/relabel/label-builder';
import { traceMetric } from '../prometheus/relabel/metric';
import { parseLabelArgument, parseSeries } from '../prometheus/relabel/series-text';
import { traceTarget } from '../prometheus/relabel/target';
import type { ScrapeJob, Server } from '../stack/model';
import { fromOption, serverIn } from './configuration';
import type { Verb } from './verb';

interface Options {
  readonly from?: readonly string[];
  readonly job: string;
  readonly metric?: string;
  readonly format: 'text' | 'json';
}

/** Tries out the rules of a job. */
export const relabel: Verb = {
  name: 'relabel',
  summary: 'show step by step what a job makes of a target, or of a series',
  declare: (command, terminal) => {
    command
      .argument('[label...]', 'labels that discovery finds, such as __address__=10.0.0.1:8000; for a series, labels of its target')
      .requiredOption('--job <name>', 'name of the scrape job')
      .addOption(fromOption())
      .option('--metric <series>', 'a series that the target exposes, such as \'http_requests_total{code="500"}\'')
      .addOption(new Option('--format <format>', 'how the answer is printed').choices(['text', 'json']).default('text'))
      .action((texts: string[], { from, job: name, metric, format }: Options) => {
        const server = serverIn(from);
        const job = jobIn(server, name);
        const labels: Labels = Object.fromEntries(texts.map(parseLabelArgument));
        const trace = metric === undefined ? traceTarget(job, server.global, { labels }) : traceMetric(job, server.global, { job: job.jobName, ...labels }, parseSeries(metric));
        terminal.out(format === 'json' ? `${JSON.stringify(trace, undefined, 2)}\n` : 'exposed' in trace ? explainMetric(trace) : explainTarget(trace));
        terminal.exit(0);
      });
  },
};

function jobIn({ scrapeConfigs }: Server, name: string): ScrapeJob {
  const job = scrapeConfigs.find(({ jobName }) => jobName === name);
  if (job === undefined) throw new Error(`unknown job "${name}"; ${suggest(name, scrapeConfigs.map(({ jobName }) => jobName))}`);
  return job;
}
