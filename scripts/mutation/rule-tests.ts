import { Duration } from '../../lib/base/duration';
import { analyze } from '../../lib/promql/analyze';
import { promqlFeatures } from '../../lib/promql/features';
import { metricNameLabel, passes } from '../../lib/promql/matcher';
import type { Selection } from '../../lib/promql/selectors';
import type { NativeRule } from './mutants';

/** A group of a rule file; its other keys are kept as they are. */
export interface NativeGroup {
  readonly name: string;
  readonly rules: readonly NativeRule[];
}

/** A file of tests for promtool; other keys are kept as they are. */
export interface TestFile {
  readonly rule_files: readonly string[];
  /** @default 1m */
  readonly evaluation_interval?: string;
  readonly tests: readonly TestCase[];
}

export interface TestCase {
  readonly name?: string;
  readonly alert_rule_test?: readonly { readonly alertname: string; readonly eval_time: string | number }[];
  readonly promql_expr_test?: readonly { readonly expr: string; readonly eval_time: string | number }[];
}

/** Names that rules are read by: that of a record, or `ALERTS` with the name of the alert. */
const alertSeries: readonly string[] = ['ALERTS', 'ALERTS_FOR_STATE'];

/** What a rule reads of other rules; the rule may also be the expression of a test. */
export class Reading {
  private readonly selections: readonly Selection[];

  constructor(expr: string) {
    this.selections = analyze(expr, promqlFeatures).selections;
  }

  reads(rule: NativeRule): boolean {
    return this.selections.some(({ matchers }) => {
      const names = rule.record === undefined ? alertSeries : [rule.record];
      const isNamed = names.some((name) => matchers.every((matcher) => matcher.label !== metricNameLabel || passes(matcher, name)));
      return isNamed && (rule.record !== undefined || matchers.every((matcher) => matcher.label !== 'alertname' || passes(matcher, rule.alert ?? '')));
    });
  }
}

/** All rules that a file of tests loads, and which of them read which. */
export class RuleSet {
  private readonly readings = new Map<NativeRule, Reading>();

  constructor(readonly rules: readonly NativeRule[]) {
    for (const rule of rules) this.readings.set(rule, new Reading(rule.expr));
  }

  /** These rules, and all that read them, directly or through others. */
  readersOf(start: readonly NativeRule[]): ReadonlySet<NativeRule> {
    return this.closure(start, (rule, known) => this.readings.get(rule)?.reads(known) === true);
  }

  /** These rules, and all that they read, directly or through others. */
  sourcesOf(start: readonly NativeRule[]): ReadonlySet<NativeRule> {
    return this.closure(start, (rule, known) => this.readings.get(known)?.reads(rule) === true);
  }

  private closure(start: readonly NativeRule[], belongs: (rule: NativeRule, known: NativeRule) => boolean): ReadonlySet<NativeRule> {
    const found = new Set(start);
    // A set that grows while it is walked through gives what was added as well.
    for (const known of found) for (const rule of this.rules) if (!found.has(rule) && belongs(rule, known)) found.add(rule);
    return found;
  }
}

/** A test, with only what it asserts about a rule and about those that read it: everything else comes out the same, however the rule changes. */
export interface Relevant {
  readonly test: TestCase;
  /** The rules without which these assertions would come out otherwise. */
  readonly rules: ReadonlySet<NativeRule>;
  /** Whether something is asserted about the rule itself. */
  readonly isDirect: boolean;
  /** How often promtool evaluates the rules for it. */
  readonly evaluations: number;
}

/** The tests of a file that can tell whether a rule is as it was. */
export function relevantTests({ tests, evaluation_interval: interval = '1m' }: TestFile, set: RuleSet, rule: NativeRule): readonly Relevant[] {
  const affected = [...set.readersOf([rule])];
  return tests.flatMap((test): Relevant[] => {
    const alerts = (test.alert_rule_test ?? []).filter(({ alertname }) => affected.some(({ alert }) => alert === alertname));
    const queries = (test.promql_expr_test ?? []).filter(({ expr }) => affected.some((one) => new Reading(expr).reads(one)));
    if (alerts.length + queries.length === 0) return [];
    const asserted = set.rules.filter((one) => alerts.some(({ alertname }) => one.alert === alertname) || queries.some(({ expr }) => new Reading(expr).reads(one)));
    const seconds = Math.max(...[...alerts, ...queries].map(({ eval_time: time }) => Duration.parse(String(time)).seconds));
    return [{ test: { ...test, alert_rule_test: alerts, promql_expr_test: queries }, rules: set.sourcesOf([...asserted, rule]), isDirect: asserted.includes(rule), evaluations: seconds / Duration.parse(interval).seconds }];
  });
}

/** Those first that most likely notice, and of them the short ones: of several files too, since days take hundreds of times as long as minutes. */
export const byPromise = (a: Relevant, b: Relevant): number => Number(b.isDirect) - Number(a.isDirect) || a.evaluations - b.evaluations;
