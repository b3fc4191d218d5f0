import type { SpecPath } from '../../base/spec-path';
import { promqlFeatures, type PromqlFeature } from '../../promql/features';
import type { RuleGroup, Rule } from '../../rules/model';
import type { Stack } from '../../stack/model';

/** A rule, with all that its group says about it. */
export interface RulePlace {
  readonly path: SpecPath;
  readonly rule: Rule;
  readonly group: RuleGroup;
  /** Labels of the group, and the rule's own over them. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Every rule of every group, in the order in which they are written. */
export const rulesOf = ({ server }: Stack): RulePlace[] =>
  (server?.ruleGroups ?? []).flatMap((group, i) =>
    group.rules.map((rule, j) => ({ path: ['ruleGroups', i, 'rules', j], rule, group, labels: { ...group.labels, ...rule.labels } })),
  );

/** What the server's features add to the language of expressions. */
export const promqlFeaturesOf = ({ server }: Stack): PromqlFeature[] => promqlFeatures.filter((feature) => server?.flags.enableFeature.some((enabled) => enabled === feature) === true);
