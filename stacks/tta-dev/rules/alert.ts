import type { AlertingRuleSpec } from '../../../lib';

/** How soon a person must look: `critical` at once, `warning` within the day, `info` when there is time. */
export type Severity = 'critical' | 'warning' | 'info';

/** What an alert is about, which decides the team that is told; also the name of its rule group and of its runbook page. */
export type Category = 'slo' | 'performance' | 'cost' | 'availability' | 'prometheus';

/** What every group of rules can be told. */
export interface GroupOptions {
  /** Base URL of the runbook pages, without a slash at the end. */
  readonly runbooks: string;
  /** Time between two evaluations of the group. @default '1m', or the global interval for a group that records nothing */
  readonly interval?: string;
}

/** An alert whose only number is how long something must go on. */
export interface Held {
  readonly for?: string;
}

/** An alert as a group writes it down; labels and the runbook follow from the group. */
export interface AlertParts {
  readonly alert: string;
  readonly severity: Severity;
  readonly expr: string;
  readonly for?: string;
  /** One line, for a subject or a phone; Go template. */
  readonly summary: string;
  /** The figures, and what they are measured against; Go template. */
  readonly description: string;
}

/** Writes down an alert of a category that is already chosen. */
export type WriteAlert = (parts: AlertParts) => AlertingRuleSpec;

/** Makes the alerts of one category: with its labels, and the link to the alert's own heading on the runbook page. */
export const alertsOf =
  (category: Category, { runbooks }: GroupOptions): WriteAlert =>
  ({ alert, severity, summary, description, ...rule }) => ({
    alert,
    ...rule,
    labels: { severity, category },
    annotations: { summary, description, runbook_url: `${runbooks}/${category}.md#${alert.toLowerCase()}` },
  });
