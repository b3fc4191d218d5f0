import type { RuleGroupSpec } from '../../../lib/rules/model';
import { series } from '../../../lib/slo/series';
import { slo } from '../../../lib/slo/slo';
import { testOf, testOfCopies } from './cases';
import { countingTest } from './counting';
import { inEngine, type EngineTest } from './engine';

/** A short policy of its own, so that a mutant dies or survives within seconds. */
const subject = slo('mutated', {
  objective: '99.5%',
  period: '7d',
  bad: 'requests_total{job="shop", code=~"5.."}',
  total: 'requests_total{job="shop"}',
  by: ['case'],
  page: { windows: [{ long: '30m', short: '5m', factor: 10 }, { long: '2h', short: '10m', factor: 4 }] },
  ticket: { windows: [{ long: '4h', short: '20m', factor: 2 }] },
});

/** What may be changed in an expression, and into what. Each place is changed by itself. */
const changes: readonly (readonly [what: RegExp, into: (found: string) => readonly string[]])[] = [
  [/(?<=> )\d+(\.\d+)?/g, (text) => (text === '0' ? ['1'] : [1.15, 0.85].map((times) => String(Number((Number(text) * times).toFixed(3)))))],
  // Counts are whole numbers.
  [/(?<=>= )\d+/g, (text) => [String(Math.ceil(Number(text) * 1.15)), String(Math.floor(Number(text) * 0.85))]],
  [/(?<= \/ )0\.\d+/g, (text) => [String(Number(text) * 2), String(Number(text) / 2)]],
  [/ > (?=\d)/g, () => [' < ']],
  [/ >= /g, () => [' < ']],
  [/ <= bool /g, () => [' > bool ', ' == bool ']],
  [/ \* \(/g, () => [' + (']],
  [/(?<=\n|^)(\s*)and /g, (text) => [text.replace('and', 'or'), text.replace('and', 'unless')]],
  [/(?<=\n)(\s*)or(?=\n)/g, (text) => [text.replace('or', 'and'), text.replace('or', 'unless')]],
  [/unless on/g, () => ['and on', 'or on']],
  [/ratio_rate\d+[mh]/g, (text) => ['ratio_rate5m', 'ratio_rate2h', 'ratio_rate4h'].filter((other) => other !== text)],
  [/(?<=offset )1m/g, () => ['2m']],
  [/\[\d+[mh]\](?=\)| offset)/g, (text) => [text.replace(/\d+/, (count) => String(2 * Number(count)))]],
  [/alertstate="firing"/g, () => ['alertstate="pending"']],
];

/** Changes that change nothing, by what they leave. */
const same: readonly RegExp[] = [
  // What is known now for longer than an hour has nothing to be compared with.
  /last_over_time\([^[]*\[2h\]\)/,
  // What was known before is read twice, and counts only where both know it: the two of them change together, below.
  /\[1h\] offset[^]*\[2h\] offset|\[2h\] offset[^]*\[1h\] offset/,
  // A series that was not known one interval ago has no older samples.
  /min_over_time\([^[]*\[2m\]/,
];

export interface Outcome {
  /** Changes that no case notices. */
  readonly survivors: readonly string[];
  readonly killed: number;
}

type Rules = NonNullable<RuleGroupSpec['rules']>;

/** Tries every change in the rules on which alerts depend, and runs the cases on each. */
export async function mutate(): Promise<Outcome> {
  const [group] = subject.ruleGroups;
  if (group?.rules === undefined) throw new Error('no rules');
  const { rules } = group;
  const run = (changed: Rules, tests: readonly EngineTest[]) => inEngine([{ ...group, rules: changed }], tests, '1m');
  const { passed, report } = await run(rules, [countingTest(subject), testOf(subject)]);
  if (!passed) throw new Error(`the rules fail as they are:\n${report}`);

  const mutants = rules.flatMap((rule, index) =>
    mutantsOf(rule.expr)
      .filter((expr) => !same.some((part) => part.test(expr)))
      .map((expr) => ({ rule, index, expr })),
  );
  // Nothing depends on an alert, so that all changed copies of it can be tried at once.
  const survivors: string[] = [];
  for (const { alert, urgency } of subject.objective.burnAlerts) {
    const copies = mutants.flatMap(({ rule, expr }, index) => ('alert' in rule && rule.alert === alert ? [{ ...rule, alert: `${alert}${index}`, expr }] : []));
    const outcome = await run([...rules, ...copies], [testOfCopies(subject, urgency, copies.map((copy) => copy.alert))]);
    survivors.push(...copies.filter((copy) => !outcome.report.includes(`alertname=\\"${copy.alert}\\"`)).map((copy) => `${copy.alert}: ${copy.expr}`));
  }
  // The current burn rate is for dashboards alone; its like is held by the tests of the budget.
  const counting = mutants.filter(({ rule }) => 'record' in rule && rule.record !== series.currentBurnRate);
  for (const { rule, index, expr } of counting) {
    const outcome = await run(rules.map((other, at) => (at === index ? { ...other, expr } : other)), [countingTest(subject), testOf(subject)]);
    if (outcome.passed && 'record' in rule) survivors.push(`${rule.record}: ${expr}`);
  }
  const alerting = mutants.filter(({ rule }) => 'alert' in rule);
  return { survivors, killed: alerting.length + counting.length - survivors.length };
}

const mutantsOf = (expr: string): readonly string[] => [
  ...changes.flatMap(([what, into]) =>
    [...expr.matchAll(what)].flatMap((match) => into(match[0]).map((text) => `${expr.slice(0, match.index)}${text}${expr.slice(match.index + match[0].length)}`)),
  ),
  ...(expr.includes('[1h] offset') ? [expr.replaceAll('[1h] offset', '[2h] offset')] : []),
];
