import type { NameScheme } from '../../base/name';
import type { SpecPath } from '../../base/spec-path';
import type { RelabelRule } from '../../prometheus/relabel/rule';
import type { Stack } from '../../stack/model';
import { discoverySections, type DiscoverySection } from './discovery-sections';

/** What a list of rules works on: targets before the scrape, series after it or on their way out, or alerts. */
export type RelabelStage = 'target' | 'series' | 'alert';

/** One rule, with all that decides what it means. */
export interface RelabelPlace {
  readonly path: SpecPath;
  readonly rule: RelabelRule;
  readonly stage: RelabelStage;
  /** The rules of the same list that come before it. */
  readonly earlier: readonly RelabelRule[];
  /** How the names that it writes are judged. */
  readonly scheme: NameScheme;
  /** Whose targets it is about; `undefined` for series and alerts on their way out. */
  readonly section: DiscoverySection | undefined;
}

/** Every relabel rule of the server. */
export function relabelRules(stack: Stack): RelabelPlace[] {
  const { server } = stack;
  if (server === undefined) return [];
  const global = server.global.metricNameValidationScheme ?? 'utf8';
  return [
    ...discoverySections(stack).flatMap((place) => {
      const { path, kind, section } = place;
      const scheme = kind === 'job' ? (section.metricNameValidationScheme ?? global) : global;
      return [
        ...list([...path, 'relabelConfigs'], section.relabelConfigs, 'target', scheme, place),
        ...(kind === 'job'
          ? list([...path, 'metricRelabelConfigs'], section.metricRelabelConfigs, 'series', scheme, place)
          : list([...path, 'alertRelabelConfigs'], section.alertRelabelConfigs, 'alert', scheme, undefined)),
      ];
    }),
    ...list(['alerting', 'alertRelabelConfigs'], server.alerting.alertRelabelConfigs, 'alert', global, undefined),
    ...server.remoteWrite.flatMap((entry, index) => list(['remoteWrite', index, 'writeRelabelConfigs'], entry.writeRelabelConfigs, 'series', global, undefined)),
  ];
}

const list = (path: SpecPath, rules: readonly RelabelRule[], stage: RelabelStage, scheme: NameScheme, section: DiscoverySection | undefined): RelabelPlace[] =>
  rules.map((rule, index) => ({ path: [...path, index], rule, stage, earlier: rules.slice(0, index), scheme, section }));

/** A label that a rule names, and where. */
export interface NamedLabel {
  readonly label: string;
  readonly path: SpecPath;
}

/** The labels whose values a rule reads by name. */
export function labelsRead({ rule, path }: RelabelPlace): NamedLabel[] {
  const sources = 'sourceLabels' in rule ? rule.sourceLabels.map((label, index) => ({ label, path: [...path, 'sourceLabels', index] })) : [];
  const compared = rule.action === 'keepequal' || rule.action === 'dropequal' ? [{ label: rule.targetLabel, path: [...path, 'targetLabel'] }] : [];
  return [...sources, ...compared];
}

/** The label that a rule writes by name, if it does. */
export const labelWritten = ({ rule, path }: RelabelPlace): NamedLabel | undefined =>
  'targetLabel' in rule && rule.action !== 'keepequal' && rule.action !== 'dropequal' ? { label: rule.targetLabel, path: [...path, 'targetLabel'] } : undefined;

/** Whether one of the rules may give the label a value: its name is known, or made of groups and begins like it. */
export const mayWrite = (rules: readonly RelabelRule[], label: string): boolean =>
  rules.some((rule) => {
    if (rule.action === 'labelmap') return fits(rule.replacement, label);
    return 'targetLabel' in rule && rule.action !== 'keepequal' && rule.action !== 'dropequal' && fits(rule.targetLabel, label);
  });

const fits = (name: string, label: string): boolean => {
  const variable = name.indexOf('$');
  return variable === -1 ? name === label : label.startsWith(name.slice(0, variable));
};

/** What every name that the expression matches begins with. */
export function literalPrefix(regex: string): string {
  const plain = /^(?:[^\\.+*?()[\]{}^$|]|\\[.\-/])*/.exec(regex)?.[0] ?? '';
  const rest = regex.slice(plain.length);
  // An alternative makes the beginning one of several, and a repetition is about the character before it.
  if (rest.includes('|')) return '';
  const whole = /^[*?{]/.test(rest) ? plain.replace(/(?:\\)?.$/s, '') : plain;
  return whole.replace(/\\(.)/g, '$1');
}
