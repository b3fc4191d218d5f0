import { Regex } from '../../base/regex';
import { sortedEntries, type Labels } from './label-builder';
import type { MetricTrace } from './metric';
import type { RelabelRule } from './rule';
import type { LabelChange, LabelClash, RelabelStep } from './simulate';
import type { TargetTrace } from './target';

/**
 * The way of a target as a person reads it in a terminal: its labels at first, a block for each rule, and what becomes of it. Rules count from 1;
 * lines end with `\n`.
 */
export function explainTarget({ discovered, steps, clashes, outcome }: TargetTrace): string {
  const end = (): readonly string[] => {
    switch (outcome.kind) {
      case 'scraped':
        return [`scraped from ${outcome.url} every ${outcome.interval}, for ${outcome.timeout} at most, with the labels`, ...list(outcome.labels)];
      case 'dropped':
        return [dropped(steps, outcome.rule)];
      case 'refused':
        return [`not scraped, since it ${outcome.refusal.message}`, ...(outcome.refusal.fix === undefined ? [] : [`  ${outcome.refusal.fix}`])];
    }
  };
  return text(['before the rules', ...list(discovered)], steps, [...end(), ...chance(clashes)]);
}

/** The way of a series, like {@link explainTarget}: as it is exposed, with the labels of its target, a block for each rule, and what becomes of it. */
export function explainMetric({ exposed, withTarget, steps, clashes, outcome }: MetricTrace): string {
  const end = (): readonly string[] => {
    switch (outcome.kind) {
      case 'stored':
        return ['stored with the labels', ...list(outcome.labels)];
      case 'dropped':
        return [dropped(steps, outcome.rule)];
      case 'refused':
        return [`not stored, and the whole scrape fails, since it ${outcome.message}`];
    }
  };
  return text(['exposed', ...list(exposed), '', 'with the labels of the target', ...list(withTarget)], steps, [...end(), ...chance(clashes)]);
}

const text = (start: readonly string[], steps: readonly RelabelStep[], end: readonly string[]): string =>
  [start, ...steps.map(block), end].map((lines) => `${lines.join('\n')}\n`).join('\n');

const list = (labels: Labels): readonly string[] => sortedEntries(labels).map(([name, value]) => `  ${name}=${quoted(value)}`);

const quoted = (value: string | undefined): string => (value === undefined ? 'nothing' : JSON.stringify(value));

const block = ({ index, rule, input, matched, names, refusedName, changes, clashes, drops }: RelabelStep): readonly string[] => [
  `rule ${index + 1}: ${told(rule)}`,
  ...(input === undefined || isPlain(rule) ? [] : [`  sees ${quoted(input)}${verdict(matched)}`]),
  ...(input === undefined ? [names.length > 0 ? `  matches ${names.join(', ')}` : '  matches no label'] : []),
  ...(refusedName === undefined ? [] : [`  would write to ${quoted(refusedName)}, which is not a label name`]),
  ...changes.map(changed),
  ...clashes.map(({ name, values }) => `  ${name} is one of ${values.map(quoted).join(', ')}, as chance decides`),
  ...(drops ? ['  drops it'] : changes.length === 0 ? ['  changes nothing'] : []),
];

/** A value that is written whatever the labels: what the rule sees needs no word. */
const isPlain = (rule: RelabelRule): boolean => rule.action === 'replace' && rule.sourceLabels.length === 0 && Regex.parse(rule.regex).matches('');

const verdict = (matched: boolean | undefined): string => (matched === undefined ? '' : matched ? ', which matches' : ', which does not match');

const changed = ({ name, before, after }: LabelChange): string => {
  if (before === undefined) return `  + ${name}=${quoted(after)}`;
  return after === undefined ? `  - ${name}=${quoted(before)}` : `  ~ ${name}=${quoted(after)}, was ${quoted(before)}`;
};

const dropped = (steps: readonly RelabelStep[], index: number): string => {
  const rule = steps[index]?.rule;
  return `dropped by rule ${index + 1}${rule === undefined ? '' : `: ${told(rule)}`}`;
};

const chance = (clashes: readonly LabelClash[]): readonly string[] =>
  clashes.length === 0 ? [] : [`not certain, since chance decides about ${[...new Set(clashes.map(({ name }) => name))].join(', ')}: the server goes through such labels in no particular order`];

/** The rule in one line, in the words of its fields. */
function told(rule: RelabelRule): string {
  switch (rule.action) {
    case 'replace': {
      const what = `replace ${rule.targetLabel} by ${quoted(rule.replacement)}`;
      return isPlain(rule) ? what : `${what} where ${sources(rule)} matches ${quoted(rule.regex)}`;
    }
    case 'keep':
    case 'drop':
      return `${rule.action} where ${sources(rule)} matches ${quoted(rule.regex)}`;
    case 'keepequal':
    case 'dropequal':
      return `${rule.action} where ${sources({ ...rule, separator: ';' })} equals ${rule.targetLabel}`;
    case 'hashmod':
      return `hashmod of ${sources(rule)} by ${rule.modulus} into ${rule.targetLabel}`;
    case 'lowercase':
    case 'uppercase':
      return `${rule.action} of ${sources(rule)} into ${rule.targetLabel}`;
    case 'labelmap':
      return `labelmap of names that match ${quoted(rule.regex)} to ${quoted(rule.replacement)}`;
    case 'labeldrop':
    case 'labelkeep':
      return `${rule.action} of names that match ${quoted(rule.regex)}`;
  }
}

const sources = ({ sourceLabels, separator }: { readonly sourceLabels: readonly string[]; readonly separator: string }): string =>
  sourceLabels.length < 2 ? (sourceLabels[0] ?? 'nothing') : `${sourceLabels.join(', ')} joined by ${quoted(separator)}`;
