import type { Server } from '../../stack/model';
import type { StaticTarget } from './static-targets';

/**
 * The labels of a target that is written down, as the rules about it find them; what its list says goes before what the section says.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export function targetLabels({ target, labels, place }: StaticTarget, { global }: Server): ReadonlyMap<string, string> {
  const { section } = place;
  const given: Record<string, string> =
    place.kind === 'alertmanagers'
      ? { __scheme__: section.scheme, __alerts_path__: `${place.section.pathPrefix}/api/v2/alerts` }
      : {
          job: place.section.jobName,
          __scheme__: section.scheme,
          __metrics_path__: place.section.metricsPath,
          __scrape_interval__: place.section.scrapeInterval.toString(),
          __scrape_timeout__: place.section.scrapeTimeout.toString(),
          ...Object.fromEntries(Object.entries(place.section.params).map(([name, [first = '']]) => [`__param_${name}`, first])),
          ...Object.fromEntries(switches.map(([label, key]) => [label, String(place.kind === 'job' && (place.section[key] ?? global[key] ?? false))])),
        };
  const all = { ...given, ...Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== '')), __address__: target };
  return new Map(Object.entries(all).filter(([, value]) => value !== ''));
}

/** Labels by which a single target may be scraped otherwise than its job says, and what the job calls it. */
export const switches = [
  ['__scrape_native_histograms__', 'scrapeNativeHistograms'],
  ['__always_scrape_classic_histograms__', 'alwaysScrapeClassicHistograms'],
  ['__convert_classic_histograms_to_nhcb__', 'convertClassicHistogramsToNhcb'],
] as const;

/** Whether Go reads the text as true or false, which these labels must be. @see https://pkg.go.dev/strconv#ParseBool */
export const isGoBoolean = (text: string): boolean => /^(1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/.test(text);
