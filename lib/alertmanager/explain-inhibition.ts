import { formatPath } from '../base/spec-path';
import { sourceOf, targetOf, type InhibitRule } from './inhibit-rule';
import type { Inhibition } from './inhibition';
import { allMatch, type Labels, type Matcher } from './matcher';

/** A rule that concerns an alert, and what the alert at its other side must be. Made of texts, lists and objects only. */
export interface InhibitionExplanation {
  /** Place of the rule in the configuration. */
  readonly path: string;
  readonly name?: string;
  /** What the other alert must fulfill. */
  readonly matchers: readonly string[];
  /** Labels in which both must be equal, with their values; a missing label is empty. */
  readonly equal: Labels;
  /** Whether this alert fulfills both sides of the rule, so that only an alert that fulfills one side can be at the other. */
  readonly isOnBothSides: boolean;
  /** The alert that does inhibit it, among those that fire. */
  readonly by?: Labels;
}

/** Every rule of which an alert is a target and that some alert could fulfill as its source; `inhibitions` are those that do. */
export const couldBeInhibitedBy = (rules: readonly InhibitRule[], labels: Labels, inhibitions: readonly Inhibition[]): readonly InhibitionExplanation[] =>
  concerned(rules, labels, targetOf, sourceOf).map(({ explanation, index }) => {
    const inhibition = inhibitions.find(({ path }) => path.at(-1) === index);
    return inhibition === undefined ? explanation : { ...explanation, by: inhibition.source };
  });

/** Every rule of which an alert is a source and that some alert could fulfill as its target. */
export const couldInhibit = (rules: readonly InhibitRule[], labels: Labels): readonly InhibitionExplanation[] => concerned(rules, labels, sourceOf, targetOf).map(({ explanation }) => explanation);

type Side = (rule: InhibitRule) => readonly Matcher[];

const concerned = (rules: readonly InhibitRule[], labels: Labels, own: Side, others: Side): readonly { readonly explanation: InhibitionExplanation; readonly index: number }[] =>
  rules.flatMap((rule, index) => {
    // The other alert has this one's values of the labels in `equal`, which may be ruled out already.
    const isPossible = others(rule).every((matcher) => !rule.equal.includes(matcher.name) || matcher.matches(labels[matcher.name]));
    if (!isPossible || !allMatch(own(rule), labels)) return [];
    const explanation = {
      path: formatPath(['inhibitRules', index]),
      ...(rule.name !== undefined && { name: rule.name }),
      matchers: others(rule).map(String),
      equal: Object.fromEntries(rule.equal.map((name) => [name, labels[name] ?? ''])),
      isOnBothSides: allMatch(others(rule), labels),
    };
    return [{ explanation, index }];
  });
