import { Duration, shorter } from '../../base/duration';
import type { AlertingConfig } from '../alerting';
import { defaultScrapeTimeout, type GlobalConfig } from '../global';
import type { ScrapeConfig } from '../scrape-config';
import { LabelBuilder, type Labels } from './label-builder';

/** What discovery says of one target. */
export interface FoundTarget {
  /** Labels of the target itself, its `__address__` among them. */
  readonly labels: Labels;
  /** Labels that it shares with others of its group, such as those of one entry of `staticConfigs`; those of the target go before. */
  readonly group?: Labels | undefined;
}

/** Labels by which a single target may be scraped otherwise than its job says, and what the job calls it. */
export const switches = [
  ['__convert_classic_histograms_to_nhcb__', 'convertClassicHistogramsToNhcb'],
  ['__always_scrape_classic_histograms__', 'alwaysScrapeClassicHistograms'],
  ['__scrape_native_histograms__', 'scrapeNativeHistograms'],
] as const;

/**
 * The labels of a target as the rules of its job find them: those of discovery, and what the job says where they say nothing.
 *
 * The labels of the target, those of its group and the parameters are each in no particular order; the others come between, one by one.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export function discoveredLabels(job: ScrapeConfig, global: GlobalConfig, target: FoundTarget): LabelBuilder {
  const builder = new LabelBuilder();
  const { interval, timeout } = scrapeTimes(job, global);
  builder.setAll(target.labels);
  builder.setAll(groupLabels(target));
  const own: readonly (readonly [name: string, value: string])[] = [
    ['job', job.jobName],
    ['__scrape_interval__', interval.toString()],
    ['__scrape_timeout__', timeout.toString()],
    ['__metrics_path__', job.metricsPath],
    ['__scheme__', job.scheme],
    ...switches.map(([label, key]) => [label, String(job[key] ?? global[key] ?? false)] as const),
  ];
  for (const [name, value] of own) if (builder.get(name) === '') builder.set(name, value);
  const params = Object.entries(job.params).map(([name, [first = '']]) => [`__param_${name}`, first] as const);
  builder.setAll(Object.fromEntries(params.filter(([name]) => builder.get(name) === '')));
  return builder;
}

/**
 * The labels of an Alertmanager as the rules of its section find them. What the section says goes before the labels of the target itself,
 * but not before those of its group.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#alertmanager_config
 */
export function discoveredAlertmanagerLabels({ scheme, pathPrefix }: AlertingConfig['alertmanagers'][number], target: FoundTarget): LabelBuilder {
  const builder = new LabelBuilder();
  builder.setAll(target.labels);
  builder.set('__scheme__', scheme);
  builder.set('__alerts_path__', cleanPath(`${pathPrefix}/api/v2/alerts`));
  builder.setAll(groupLabels(target));
  return builder;
}

/** The path without what says nothing in it. @see https://pkg.go.dev/path#Clean */
const cleanPath = (path: string): string =>
  `/${path
    .split('/')
    .reduce<readonly string[]>((parts, part) => (part === '..' ? parts.slice(0, -1) : part === '' || part === '.' ? parts : [...parts, part]), [])
    .join('/')}`;

/** A label that the target has hides the one of its group, also when it is empty. */
const groupLabels = ({ labels, group = {} }: FoundTarget): Labels => Object.fromEntries(Object.entries(group).filter(([name]) => !Object.hasOwn(labels, name)));

const defaultScrapeInterval = Duration.parse('1m');

/** The times of a job; zero is the server's word for what stands above, and no timeout that is taken from there is longer than the interval. */
function scrapeTimes(job: ScrapeConfig, global: GlobalConfig): { readonly interval: Duration; readonly timeout: Duration } {
  const above = written(global.scrapeInterval) ?? defaultScrapeInterval;
  const interval = written(job.scrapeInterval) ?? above;
  const timeout = written(job.scrapeTimeout) ?? shorter(written(global.scrapeTimeout) ?? shorter(defaultScrapeTimeout, above), interval);
  return { interval, timeout };
}

const written = (time: Duration | undefined): Duration | undefined => (time === undefined || time.milliseconds === 0 ? undefined : time);
