import { formatFindings } from '../base/finding';
import type { RuleGroupSpec } from '../rules/model';
import { alertRules } from './alerts';
import { metadataOf, type ObjectiveMetadata } from './metadata';
import type { Objective } from './model';
import { periodRecords } from './period';
import { windowRecords } from './records';
import { resolveObjective } from './resolve';
import type { ObjectiveSpec } from './spec';

/** An objective, and all that follows from it. */
export interface Slo {
  readonly objective: Objective;
  /** The group that counts and alerts, and the one about the period: both belong into `ruleGroups` of one server. */
  readonly ruleGroups: RuleGroupSpec[];
  /** What a dashboard needs to show it. */
  readonly objectiveMetadata: ObjectiveMetadata;
}

/**
 * Makes an objective the rules that watch it: counts for each window, alerts on the pace at which the error budget is lost, and what is left of
 * it over the period.
 *
 * The name is unique in the stack, and the label `slo` of everything that is recorded.
 *
 * @throws RangeError with everything that is wrong with the name or the spec
 * @see https://sre.google/workbook/alerting-on-slos/
 */
export function slo(name: string, spec: ObjectiveSpec): Slo {
  const { findings, model: objective } = resolveObjective(name, spec);
  if (objective === undefined) throw new RangeError(`objective "${name}":\n${formatFindings(findings)}`);
  return {
    objective,
    ruleGroups: [
      { name: `slo-${name}`, interval: objective.interval.toString(), rules: [...windowRecords(objective), ...alertRules(objective)] },
      { name: `slo-${name}-period`, interval: objective.periodInterval.toString(), rules: [...periodRecords(objective)] },
    ],
    objectiveMetadata: metadataOf(objective),
  };
}
