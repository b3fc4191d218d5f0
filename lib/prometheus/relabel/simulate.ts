import { createHash } from 'node:crypto';

import { isLabelName, type NameScheme } from '../../base/name';
import { Regex } from '../../base/regex';
import { byName, type LabelBuilder, type LabelCopy, type Labels } from './label-builder';
import { toLowerCase, toUpperCase } from './letter-case';
import type { RelabelRule } from './rule';

/** A label before and after a rule; `undefined` where there is none. */
export interface LabelChange {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A name that several labels are copied to at once, in no particular order: one of the values stays, by chance. */
export interface LabelClash {
  readonly name: string;
  readonly values: readonly string[];
}

/** What one rule does. */
export interface RelabelStep {
  /** Place of the rule in its list, from 0. */
  readonly index: number;
  readonly rule: RelabelRule;
  /** The values of the source labels, joined; `undefined` for actions that look at names. */
  readonly input: string | undefined;
  /** Whether the regex matches, or the values are equal; `undefined` for actions that compare nothing. */
  readonly matched: boolean | undefined;
  /** The names that the regex of `labelmap`, `labeldrop` or `labelkeep` matches. */
  readonly names: readonly string[];
  /** What the rule would write to, made of groups, and is no name of a label: then nothing is written. */
  readonly refusedName: string | undefined;
  /** What is different afterwards, by name. */
  readonly changes: readonly LabelChange[];
  /** What only chance decides. The labels behind this step hold one of the values. */
  readonly clashes: readonly LabelClash[];
  /** Whether the rule drops what the labels are about: then it is the last step. */
  readonly drops: boolean;
  /** The labels afterwards; those before when it drops. */
  readonly labels: Labels;
}

/** What a list of rules does. */
export interface Simulation {
  readonly steps: readonly RelabelStep[];
  /** `undefined` when a rule drops what the labels are about. */
  readonly labels: Labels | undefined;
  /** Every name that chance decides about, in any step: from there on nothing is certain. */
  readonly clashes: readonly LabelClash[];
}

/**
 * Applies rules as the server does, one after the other, each to what the one before it left.
 *
 * The scheme says which names a `replace` may write when it makes them of groups; `labelmap` writes any.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export function simulate(start: LabelBuilder, rules: readonly RelabelRule[], scheme: NameScheme): Simulation {
  const labels = start.copy();
  const steps: RelabelStep[] = [];
  for (const [index, rule] of rules.entries()) {
    const before = labels.labels();
    const effect = apply(labels, rule, scheme);
    const after = labels.labels();
    steps.push({ index, rule, ...effect, changes: difference(before, after), labels: after });
    if (effect.drops) break;
  }
  return { steps, labels: steps.at(-1)?.drops === true ? undefined : labels.labels(), clashes: steps.flatMap(({ clashes }) => clashes) };
}

type Effect = Omit<RelabelStep, 'index' | 'rule' | 'changes' | 'labels'>;

const none: Effect = { input: undefined, matched: undefined, names: [], refusedName: undefined, clashes: [], drops: false };

function apply(labels: LabelBuilder, rule: RelabelRule, scheme: NameScheme): Effect {
  switch (rule.action) {
    case 'replace': {
      const input = joined(labels, rule);
      const regex = Regex.parse(rule.regex);
      const [name, value] = [regex.replace(input, rule.targetLabel), regex.replace(input, rule.replacement)];
      if (name === undefined || value === undefined) return { ...none, input, matched: false };
      if (!isLabelName(name, scheme)) return { ...none, input, matched: true, refusedName: name };
      labels.set(name, value);
      return { ...none, input, matched: true };
    }
    case 'keep':
    case 'drop': {
      const input = joined(labels, rule);
      const matched = Regex.parse(rule.regex).matches(input);
      return { ...none, input, matched, drops: matched === (rule.action === 'drop') };
    }
    case 'keepequal':
    case 'dropequal': {
      const input = joined(labels, { ...rule, separator: ';' });
      const matched = input === labels.get(rule.targetLabel);
      return { ...none, input, matched, drops: matched === (rule.action === 'dropequal') };
    }
    case 'hashmod':
    case 'lowercase':
    case 'uppercase': {
      const input = joined(labels, rule);
      labels.set(rule.targetLabel, rule.action === 'hashmod' ? remainder(input, rule.modulus) : rule.action === 'lowercase' ? toLowerCase(input) : toUpperCase(input));
      return { ...none, input };
    }
    case 'labelmap': {
      const regex = Regex.parse(rule.regex);
      const copies = labels.entries().flatMap((from) => [regex.replace(from.name, rule.replacement)].flatMap((to) => (to === undefined ? [] : [{ from, to }])));
      labels.copyAll(copies);
      return { ...none, ...matching(copies.map(({ from }) => from.name)), clashes: clashesOf(copies) };
    }
    case 'labeldrop':
    case 'labelkeep': {
      const regex = Regex.parse(rule.regex);
      const names = labels.entries().map(({ name }) => name);
      const matched = names.filter((name) => regex.matches(name));
      for (const name of names) if (matched.includes(name) === (rule.action === 'labeldrop')) labels.delete(name);
      return { ...none, ...matching(matched) };
    }
  }
}

const joined = (labels: LabelBuilder, { sourceLabels, separator }: { readonly sourceLabels: readonly string[]; readonly separator: string }): string =>
  sourceLabels.map((name) => labels.get(name)).join(separator);

const matching = (names: readonly string[]): Pick<Effect, 'matched' | 'names'> => ({ matched: names.length > 0, names: [...names].sort(byName) });

/** The server takes the last eight bytes of the MD5 sum, the largest first. */
const remainder = (text: string, modulus: number): string => String(createHash('md5').update(text).digest().readBigUInt64BE(8) % BigInt(modulus));

/** Of the labels that are copied to one name the last stays; where several are last, they have to agree. */
function clashesOf(copies: readonly LabelCopy[]): readonly LabelClash[] {
  return [...new Set(copies.map(({ to }) => to))].sort(byName).flatMap((name) => {
    const same = copies.filter(({ to }) => to === name).map(({ from }) => from);
    const last = Math.max(...same.map(({ rank }) => rank));
    const values = [...new Set(same.filter(({ rank }) => rank === last).map(({ value }) => value))].sort(byName);
    return values.length > 1 ? [{ name, values }] : [];
  });
}

function difference(before: Labels, after: Labels): readonly LabelChange[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort(byName)
    .map((name) => ({ name, before: old.get(name), after: now.get(name) }))
    .filter((change) => change.before !== change.after);
}
