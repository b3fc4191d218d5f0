import { isLabelName, isMetricName } from '../../base/name';
import type { GlobalConfig } from '../global';
import type { ScrapeConfig } from '../scrape-config';
import { LabelBuilder, sortedEntries, valueOf, type Labels } from './label-builder';
import { schemeOf } from './scheme';
import { simulate, type LabelClash, type RelabelStep } from './simulate';
import { publicLabels } from './target';

/** A series on its way from a scrape to the storage. */
export interface MetricTrace {
  /** The labels that the target exposes, `__name__` among them. */
  readonly exposed: Labels;
  /** Those together with the labels of the target, before the rules. */
  readonly withTarget: Labels;
  /** One for each rule of `metricRelabelConfigs`, up to one that drops the series. */
  readonly steps: readonly RelabelStep[];
  /** Always empty: the labels of a series are sorted, so that nothing is left to chance. */
  readonly clashes: readonly LabelClash[];
  readonly outcome: MetricOutcome;
}

/** What becomes of a series. */
export type MetricOutcome =
  | { readonly kind: 'stored'; readonly labels: Labels }
  | {
      readonly kind: 'dropped';
      /** Place of the rule that drops it, or takes its last label away, from 0. */
      readonly rule: number;
    }
  | {
      readonly kind: 'refused';
      /** Why the whole scrape fails: ends a sentence about the series. */
      readonly message: string;
    };

/**
 * What the server makes of a series that a target exposes.
 *
 * `le` and `quantile` are taken as they are given; of histograms and summaries the server writes them as OpenMetrics does, `1.0` for `1`,
 * before any rule sees them. Limits of labels are judged, limits of samples are not.
 * @param target labels that the target gives to its series, such as `job` and `instance`
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#metric_relabel_configs
 */
export function traceMetric(job: ScrapeConfig, global: GlobalConfig, target: Labels, exposed: Labels): MetricTrace {
  const start = withTargetLabels(exposed, publicLabels(target), job.honorLabels);
  const { steps, labels, clashes } = simulate(start, job.metricRelabelConfigs, schemeOf(job, global));
  const isDropped = labels === undefined || Object.keys(labels).length === 0;
  const outcome: MetricOutcome = isDropped ? { kind: 'dropped', rule: steps.findLastIndex(({ drops, changes }) => drops || changes.length > 0) } : outcomeOf(labels, job, global);
  return { exposed, withTarget: start.labels(), steps, clashes, outcome };
}

function withTargetLabels(exposed: Labels, target: Labels, honorLabels: boolean): LabelBuilder {
  const builder = LabelBuilder.of(exposed);
  const own = sortedEntries(target);
  if (honorLabels) {
    // A label that is exposed without a value takes the target's away.
    for (const [name, value] of own) if (!Object.hasOwn(exposed, name)) builder.set(name, value);
    return builder;
  }
  const conflicts = own.map(([name]) => [name, valueOf(exposed, name)] as const).filter(([, value]) => value !== '');
  for (const [name, value] of own) builder.set(name, value);
  // Shorter names choose first, so that `exported_job` makes way for `job`.
  for (const [name, value] of conflicts.sort(([a], [b]) => Buffer.byteLength(a) - Buffer.byteLength(b))) builder.set(freeName(builder, name), value);
  return builder;
}

function freeName(builder: LabelBuilder, name: string): string {
  const longer = `exported_${name}`;
  return builder.get(longer) === '' ? longer : freeName(builder, longer);
}

function outcomeOf(labels: Labels, job: ScrapeConfig, global: GlobalConfig): MetricOutcome {
  const message = refusalOf(labels, job, global);
  return message === undefined ? { kind: 'stored', labels } : { kind: 'refused', message };
}

function refusalOf(labels: Labels, job: ScrapeConfig, global: GlobalConfig): string | undefined {
  const scheme = schemeOf(job, global);
  const name = labels['__name__'];
  if (name === undefined) return 'has no name after the rules';
  if (!isMetricName(name, scheme)) return `is called "${name}", which is not a metric name under the scheme "${scheme}"`;
  const odd = Object.keys(labels).find((label) => !isLabelName(label, scheme));
  if (odd !== undefined) return `has the label "${odd}", which is not a label name under the scheme "${scheme}"`;
  return limitRefusal(labels, job, global);
}

function limitRefusal(labels: Labels, job: ScrapeConfig, global: GlobalConfig): string | undefined {
  const limit = (key: 'labelLimit' | 'labelNameLengthLimit' | 'labelValueLengthLimit'): number => [job[key], global[key]].find((set) => set !== undefined && set > 0) ?? Infinity;
  const entries = Object.entries(labels);
  if (entries.length > limit('labelLimit')) return `has more labels than labelLimit, got ${entries.length} over ${limit('labelLimit')}`;
  const long = (text: string, most: number): boolean => Buffer.byteLength(text) > most;
  for (const [name, value] of entries) {
    if (long(name, limit('labelNameLengthLimit'))) return `has a label name longer than labelNameLengthLimit, "${name}" over ${limit('labelNameLengthLimit')} bytes`;
    if (long(value, limit('labelValueLengthLimit'))) return `has a label value longer than labelValueLengthLimit, "${name}" over ${limit('labelValueLengthLimit')} bytes`;
  }
  return undefined;
}
