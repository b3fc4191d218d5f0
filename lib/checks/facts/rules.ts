import { remember } from '../../base/remember';
import type { SpecPath } from '../../base/spec-path';
import { analyze, type Analysis } from '../../promql/analyze';
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

/** A rule whose expression Prometheus reads, and what is known of it. */
export interface ReadRule extends RulePlace {
  readonly analysis: Analysis & { readonly expression: NonNullable<Analysis['expression']> };
}

/** Every rule whose expression has no fault; the others are told of once, by `rule-expression`. */
export const readRules = remember((stack: Stack): readonly ReadRule[] => {
  const features = promqlFeaturesOf(stack);
  return rulesOf(stack).flatMap((place): ReadRule[] => {
    const analysis = analyze(place.rule.expr, features);
    return isRead(analysis) ? [{ ...place, analysis }] : [];
  });
});

/** The same rules by their group, in which they are evaluated one after the other. */
export const rulesByGroup = remember((stack: Stack): ReadonlyMap<RuleGroup, readonly ReadRule[]> => by(readRules(stack), ({ group }) => group));

/** The recording rules by the name that they give. */
export const recordsByName = remember((stack: Stack): ReadonlyMap<string | undefined, readonly ReadRule[]> => by(readRules(stack), ({ rule }) => ('record' in rule ? rule.record : undefined)));

function by<K>(rules: readonly ReadRule[], keyOf: (rule: ReadRule) => K): ReadonlyMap<K, readonly ReadRule[]> {
  const found = new Map<K, ReadRule[]>();
  for (const rule of rules) {
    const key = keyOf(rule);
    const others = found.get(key);
    if (others === undefined) found.set(key, [rule]);
    else others.push(rule);
  }
  return found;
}

const isRead = (analysis: Analysis): analysis is ReadRule['analysis'] => analysis.expression !== undefined;
