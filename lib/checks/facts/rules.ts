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

const read = new WeakMap<Stack, readonly ReadRule[]>();

/** Every rule whose expression has no fault; the others are told of once, by `rule-expression`. */
export function readRules(stack: Stack): readonly ReadRule[] {
  const known = read.get(stack);
  if (known !== undefined) return known;
  const features = promqlFeaturesOf(stack);
  const rules = rulesOf(stack).flatMap((place): ReadRule[] => {
    const analysis = analyze(place.rule.expr, features);
    return isRead(analysis) ? [{ ...place, analysis }] : [];
  });
  read.set(stack, rules);
  return rules;
}

const grouped = new WeakMap<Stack, ReadonlyMap<RuleGroup, readonly ReadRule[]>>();

/** The same rules by their group, in which they are evaluated one after the other. */
export function rulesByGroup(stack: Stack): ReadonlyMap<RuleGroup, readonly ReadRule[]> {
  const known = grouped.get(stack) ?? by(readRules(stack), ({ group }) => group);
  grouped.set(stack, known);
  return known;
}

const recorded = new WeakMap<Stack, ReadonlyMap<string | undefined, readonly ReadRule[]>>();

/** The recording rules by the name that they give. */
export function recordsByName(stack: Stack): ReadonlyMap<string | undefined, readonly ReadRule[]> {
  const known = recorded.get(stack) ?? by(readRules(stack), ({ rule }) => ('record' in rule ? rule.record : undefined));
  recorded.set(stack, known);
  return known;
}

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
