import type { PodMonitorSpecPodMetricsEndpointsRelabelings } from '../../../imports/monitoring.coreos.com';
import type { RelabelRule } from '../../prometheus/relabel/rule';
import type { Texts } from './texts';

/** One rule as every kind of monitor takes it. */
export type Relabeling = Texts<PodMonitorSpecPodMetricsEndpointsRelabelings>;

/**
 * A rule in the operator's notation. What Prometheus assumes anyway is left out, but for the action: the API server writes that one in,
 * and a difference between what was applied and what is there would show for ever.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.RelabelConfig
 */
export const relabeling = (rule: RelabelRule): Relabeling => ({
  action: rule.action,
  ...('sourceLabels' in rule && rule.sourceLabels.length > 0 && { sourceLabels: [...rule.sourceLabels] }),
  ...('separator' in rule && rule.separator !== ';' && { separator: rule.separator }),
  // The operator takes an empty expression for a missing one, which would match everything; this one is as empty.
  ...('regex' in rule && rule.regex !== '(.*)' && { regex: rule.regex === '' ? '^$' : rule.regex }),
  ...('modulus' in rule && { modulus: rule.modulus }),
  ...('targetLabel' in rule && { targetLabel: rule.targetLabel }),
  ...('replacement' in rule && rule.replacement !== '$1' && { replacement: rule.replacement }),
});

/** A text in a replacement that stands for itself: `$` begins a group there. */
export const literal = (text: string): string => text.replaceAll('$', '$$$$');

/** What the operator's own rules, which come first, leave for others to use. */
const operatorsNote = '__tmp_prometheus_job_name';

/** Labels that they give every target: a target has the labels that the spec says, whatever runs it. */
const operatorsLabels = ['namespace', 'container', 'pod', 'service', 'node', 'endpoint'];

/** Takes away what the operator has added, except labels that are the author's own. */
export const asDiscovered = (labels: readonly string[] = operatorsLabels): Relabeling => ({ action: 'labeldrop', regex: [...labels, operatorsNote].join('|') });

/** The rules of a job that is a monitor: they begin where those of a scrape job do, with the labels of discovery and the job's name. */
export const targetRelabelings = (jobName: string, rules: readonly RelabelRule[]): Relabeling[] => [
  asDiscovered(),
  { action: 'replace', targetLabel: 'job', replacement: literal(jobName) },
  ...rules.map(relabeling),
];
