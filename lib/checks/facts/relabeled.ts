import { createHash } from 'node:crypto';

import { isLabelName, type NameScheme } from '../../base/name';
import { Regex } from '../../base/regex';
import type { RelabelRule } from '../../prometheus/relabel/rule';

type Labels = ReadonlyMap<string, string>;

/**
 * The labels after all rules, in their order, or `undefined` when one of them drops what the labels are about. A label without a value is
 * one that is not there.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export function relabeled(labels: Labels, rules: readonly RelabelRule[], scheme: NameScheme): Labels | undefined {
  let current: Labels | undefined = labels;
  for (const rule of rules) {
    current = apply(current, rule, scheme);
    if (current === undefined) return undefined;
  }
  return current;
}

function apply(labels: Labels, rule: RelabelRule, scheme: NameScheme): Labels | undefined {
  switch (rule.action) {
    case 'replace': {
      const regex = Regex.parse(rule.regex);
      const input = joined(labels, rule.sourceLabels, rule.separator);
      const [name, value] = [regex.replace(input, rule.targetLabel), regex.replace(input, rule.replacement)];
      // Without a match, or with a name that is none, nothing happens.
      return name === undefined || value === undefined || !isLabelName(name, scheme) ? labels : having(labels, name, value);
    }
    case 'keep':
    case 'drop':
      return Regex.parse(rule.regex).matches(joined(labels, rule.sourceLabels, rule.separator)) === (rule.action === 'keep') ? labels : undefined;
    case 'keepequal':
    case 'dropequal':
      return (joined(labels, rule.sourceLabels, ';') === (labels.get(rule.targetLabel) ?? '')) === (rule.action === 'keepequal') ? labels : undefined;
    case 'hashmod':
      return having(labels, rule.targetLabel, String(remainder(joined(labels, rule.sourceLabels, rule.separator), rule.modulus)));
    case 'lowercase':
      return having(labels, rule.targetLabel, joined(labels, rule.sourceLabels, rule.separator).toLowerCase());
    case 'uppercase':
      return having(labels, rule.targetLabel, joined(labels, rule.sourceLabels, rule.separator).toUpperCase());
    case 'labelmap': {
      const regex = Regex.parse(rule.regex);
      const copies = [...labels].flatMap(([name, value]): [string, string][] => [regex.replace(name, rule.replacement)].flatMap((copy) => (copy === undefined ? [] : [[copy, value]])));
      // Of two labels that get one name nobody can say which comes last.
      const clear = copies.filter(([copy, value]) => copies.every(([other, theirs]) => copy !== other || value === theirs));
      return clear.reduce((result, [copy, value]) => having(result, copy, value), labels);
    }
    case 'labeldrop':
    case 'labelkeep': {
      const regex = Regex.parse(rule.regex);
      return new Map([...labels].filter(([name]) => regex.matches(name) === (rule.action === 'labelkeep')));
    }
  }
}

const joined = (labels: Labels, names: readonly string[], separator: string): string => names.map((name) => labels.get(name) ?? '').join(separator);

function having(labels: Labels, name: string, value: string): Labels {
  const result = new Map(labels);
  if (value === '') result.delete(name);
  else result.set(name, value);
  return result;
}

/** The server takes the last eight bytes of the MD5 sum, the largest first. */
const remainder = (text: string, modulus: number): bigint => createHash('md5').update(text).digest().readBigUInt64BE(8) % BigInt(modulus);
