import type { ScrapeJob, Server } from '../../stack/model';
import type { StaticTarget } from './static-targets';

/**
 * The labels of a target that is written down, as the rules about it find them; what its list says goes before what the section says.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export function targetLabels({ target, labels, place }: StaticTarget, server: Server): ReadonlyMap<string, string> {
  const written = Object.entries(labels).filter(([, value]) => value !== '');
  const all = { ...(place.kind === 'job' ? jobLabels(place.section, server) : alertmanagersLabels(place.section)), ...Object.fromEntries(written), __address__: target };
  return new Map(Object.entries(all).filter(([, value]) => value !== ''));
}

const jobLabels = (job: ScrapeJob, { global }: Server): Readonly<Record<string, string>> => ({
  job: job.jobName,
  __scheme__: job.scheme,
  __metrics_path__: job.metricsPath,
  __scrape_interval__: job.scrapeInterval.toString(),
  __scrape_timeout__: job.scrapeTimeout.toString(),
  ...Object.fromEntries(Object.entries(job.params).map(([name, [first = '']]) => [`__param_${name}`, first])),
  ...Object.fromEntries(switches.map(([label, key]) => [label, String(job[key] ?? global[key] ?? false)])),
});

const alertmanagersLabels = ({ scheme, pathPrefix }: Server['alerting']['alertmanagers'][number]): Readonly<Record<string, string>> => ({
  __scheme__: scheme,
  __alerts_path__: `${pathPrefix}/api/v2/alerts`,
});

/** Labels by which a single target may be scraped otherwise than its job says, and what the job calls it. */
export const switches = [
  ['__scrape_native_histograms__', 'scrapeNativeHistograms'],
  ['__always_scrape_classic_histograms__', 'alwaysScrapeClassicHistograms'],
  ['__convert_classic_histograms_to_nhcb__', 'convertClassicHistogramsToNhcb'],
] as const;

/** Whether Go reads the text as true or false, which these labels must be. @see https://pkg.go.dev/strconv#ParseBool */
export const isGoBoolean = (text: string): boolean => /^(1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/.test(text);
