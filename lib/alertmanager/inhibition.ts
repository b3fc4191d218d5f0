import type { SpecPath } from '../base/spec-path';
import { sourceOf, targetOf, type InhibitRule } from './inhibit-rule';
import { allMatch, type Labels } from './matcher';

/** Why an alert is not sent: a rule, and the alert that silences it. */
export interface Inhibition {
  /** Place of the rule in the configuration. */
  readonly path: SpecPath;
  readonly source: Labels;
}

/**
 * Every rule by which an alert is silenced while others fire, each with the first of those that does so; none when it is sent.
 *
 * An alert that fulfills both sides of a rule is not silenced by another one that does.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#inhibition-related-settings
 */
export const inhibitedBy = (rules: readonly InhibitRule[], alert: Labels, firing: readonly Labels[]): readonly Inhibition[] =>
  rules.flatMap((rule, index) => {
    if (!allMatch(targetOf(rule), alert)) return [];
    const isSourceToo = allMatch(sourceOf(rule), alert);
    const source = firing.find(
      (other) => allMatch(sourceOf(rule), other) && rule.equal.every((name) => (other[name] ?? '') === (alert[name] ?? '')) && !(isSourceToo && allMatch(targetOf(rule), other)),
    );
    return source === undefined ? [] : [{ path: ['inhibitRules', index], source }];
  });
