import { contradiction, impliesAll } from '../../alertmanager/implication';
import { Matcher } from '../../alertmanager/matcher';
import { Regex } from '../../base/regex';
import type { RelabelRule } from '../../prometheus/relabel/rule';
import { analyze } from '../../promql/analyze';
import type { LabelFact } from '../../promql/labels';
import { isAlert } from '../../rules/model';
import type { Server, Stack } from '../../stack/model';
import { mayWrite } from './relabel-rules';
import { promqlFeaturesOf, rulesOf } from './rules';

/** An alert that the stack's own rules can produce, as far as its labels are known. */
export interface OwnAlert {
  readonly name: string;
  /** What is known of a label when the alert arrives at Alertmanager. */
  label(name: string): LabelFact;
}

/**
 * The alerts of the stack's own rules, as they arrive at its own Alertmanager; none where there are no such rules, or no server of the
 * stack's. Others may send alerts to the same Alertmanager, of which nobody here knows.
 */
export function ownAlerts(stack: Stack): readonly OwnAlert[] {
  const { server } = stack;
  if (server === undefined) return [];
  const features = promqlFeaturesOf(stack);
  return rulesOf(stack).flatMap(({ rule, labels }) => {
    if (!isAlert(rule)) return [];
    const result = analyze(rule.expr, features).labels;
    const label = (name: string): LabelFact => atArrival(name, written(name, rule.alert, labels) ?? (name === '__name__' ? lacks : result.of(name)), server);
    return [{ name: rule.alert, label }];
  });
}

const lacks: LabelFact = { presence: 'lacks' };
const may: LabelFact = { presence: 'may' };

/** What the rule itself says of a label: it wins over the expression. */
function written(name: string, alert: string, labels: Readonly<Record<string, string>>): LabelFact | undefined {
  if (name === 'alertname') return { presence: 'has', values: [alert] };
  const value = labels[name];
  return value === undefined ? undefined : ofText(value, value.includes('{{'));
}

/** Of a text that may stand for another; an empty one is no label. */
const ofText = (text: string, isVariable: boolean): LabelFact => (isVariable ? may : text === '' ? lacks : { presence: 'has', values: [text] });

/** External labels go where an alert has none of that name; what relabeling may touch is not known. */
function atArrival(name: string, fact: LabelFact, { global, alerting }: Server): LabelFact {
  if (isTouched(name, alerting.alertRelabelConfigs)) return may;
  const external = global.externalLabels[name];
  if (external === undefined || fact.presence === 'has') return fact;
  const added = ofText(external, external.includes('$'));
  if (fact.presence === 'lacks' || added.presence === 'lacks') return fact.presence === 'lacks' ? added : fact;
  const values = fact.values && added.values && [...fact.values, ...added.values];
  return { presence: added.presence, ...(values && { values }) };
}

const isTouched = (name: string, rules: readonly RelabelRule[]): boolean =>
  mayWrite(rules, name) || rules.some((rule) => (rule.action === 'labeldrop' || rule.action === 'labelkeep') && Regex.parse(rule.regex).matches(name) === (rule.action === 'labeldrop'));

/** Whether an alert fulfills conditions: always or never is certain; sometimes is also what nobody knows. */
export function fulfills(alert: OwnAlert, conditions: readonly Matcher[]): 'always' | 'sometimes' | 'never' {
  const verdicts = conditions.map((condition) => verdict(alert.label(condition.name), condition));
  if (verdicts.includes('never')) return 'never';
  // Two conditions may each be possible, and not both at once.
  if (contradiction(conditions) !== undefined) return 'never';
  return verdicts.every((one) => one === 'always') ? 'always' : 'sometimes';
}

function verdict(fact: LabelFact, condition: Matcher): 'always' | 'sometimes' | 'never' {
  const values = possibleValues(fact);
  if (values !== undefined) {
    const matching = values.filter((value) => condition.matches(value));
    return matching.length === values.length ? 'always' : matching.length === 0 ? 'never' : 'sometimes';
  }
  const known = fact.presence === 'has' ? [Matcher.of(condition.name, '!=', '')] : [];
  if (impliesAll(known, [condition])) return 'always';
  return contradiction([...known, condition]) === undefined ? 'sometimes' : 'never';
}

/** Every value that a label can have, where they can be listed; empty stands for a label that is not there. */
function possibleValues({ presence, values }: LabelFact): readonly string[] | undefined {
  if (presence === 'lacks') return [''];
  return presence === 'has' ? values : values && ['', ...values];
}

/** Whether two alerts may have the same value of a label, or may both lack it. */
export function mayBeEqual(one: LabelFact, other: LabelFact): boolean {
  const [mine, theirs] = [possibleValues(one), possibleValues(other)];
  if (mine !== undefined && theirs !== undefined) return mine.some((value) => theirs.includes(value));
  // Of a label whose values nobody knows, one thing may be known: that it is there.
  return !(isAbsent(one) && other.presence === 'has') && !(isAbsent(other) && one.presence === 'has');
}

/** Whether an alert certainly lacks the label. */
export const isAbsent = ({ presence }: LabelFact): boolean => presence === 'lacks';
