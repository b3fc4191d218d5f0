import { Regex, groupsUsed } from '../base/regex';
import { NotationError } from '../base/value';
import { bare, type Call, type Expression } from './ast';
import { functions, type LabelEffect } from './functions';
import { Labels, type LabelFact } from './labels';
import { metricNameLabel, type Matcher } from './matcher';

type LabelsOf = (expression: Expression) => Labels;

/** The labels that a call leaves; what is known of its arguments is asked by the function. */
export function callLabels(call: Call, labelsOf: LabelsOf): Labels {
  const effect = functions.get(call.name)?.labels ?? 'drop name';
  return effects[effect](call, labelsOf);
}

const effects: Readonly<Record<LabelEffect, (call: Call, labelsOf: LabelsOf) => Labels>> = {
  keep: series,
  none: () => Labels.none,
  'drop name': (call, labelsOf) => dropped(call, series(call, labelsOf), [metricNameLabel]),
  'drop le': (call, labelsOf) => dropped(call, series(call, labelsOf), [metricNameLabel, 'le']),
  absent: (call) => absentLabels(call.args[0]),
  replace: replaceLabels,
  join: joinLabels,
  info: (call, labelsOf) => series(call, labelsOf).open(),
  quantiles: (call, labelsOf) => {
    const labels = dropped(call, series(call, labelsOf), [metricNameLabel, 'le']);
    const label = textOf(call.args[1]);
    return label === undefined ? labels : labels.with(label, { presence: 'has' });
  },
};

/** The labels of the argument with the series; a function of the date has none when it is called without. */
function series({ name, args }: Call, labelsOf: LabelsOf): Labels {
  const spec = functions.get(name);
  const index = spec?.args.findIndex((type) => type === 'vector' || type === 'matrix') ?? -1;
  const argument = args[index];
  return argument === undefined ? Labels.none : labelsOf(argument);
}

const dropped = ({ name, nameSpan: { from, to } }: Call, labels: Labels, names: readonly string[]): Labels => labels.without(names, { from, to, message: `${name}() removes it` });

/** Only what the selector asks for by `=`, as the engine reads it: nothing else is known of a series that is not there. */
function absentLabels(argument: Expression | undefined): Labels {
  const selector = argument === undefined ? undefined : bare(argument);
  const matchers = selector?.kind === 'selector' ? selector.matchers : selector?.kind === 'range' ? selector.selector.matchers : [];
  const asked = new Map<string, Matcher | undefined>();
  const equalled = new Set<string>();
  for (const matcher of matchers) {
    // Another matcher takes the label away again; only the first "=" can bring it, also after others.
    const isFirstEqual = matcher.operator === '=' && !equalled.has(matcher.label);
    if (isFirstEqual) equalled.add(matcher.label);
    asked.set(matcher.label, isFirstEqual ? matcher : undefined);
  }
  let labels = Labels.none;
  for (const [label, matcher] of asked) {
    if (matcher !== undefined && label !== metricNameLabel && matcher.value !== '') labels = labels.with(label, { presence: 'has', values: [matcher.value] });
  }
  return labels;
}

function replaceLabels(call: Call, labelsOf: LabelsOf): Labels {
  const labels = series(call, labelsOf);
  const [target, replacement, source, pattern] = call.args.slice(1).map(textOf);
  if (target === undefined || replacement === undefined || source === undefined || pattern === undefined) return labels.open();
  const before = labels.of(target);
  // No series has a label without a name, so that reading it always gives the empty text.
  const read: LabelFact = source === '' ? { presence: 'lacks' } : labels.of(source);
  const written = writtenFact(replacement, pattern, read);
  const place = { from: call.from, to: call.to, message: `label_replace() writes "${target}"` };
  const after = written.sure ? written.fact : before.presence === written.fact.presence && before.presence !== 'may' ? { presence: before.presence } : { presence: 'may' as const };
  return labels.with(target, { ...after, because: place });
}

/** What a replacement makes of a label, and whether it always takes place. */
function writtenFact(replacement: string, pattern: string, source: LabelFact): { readonly fact: LabelFact; readonly sure: boolean } {
  const values = source.presence === 'lacks' ? [''] : source.presence === 'has' ? source.values : undefined;
  const regex = regexOf(pattern);
  if (values !== undefined && regex !== undefined) {
    const results = values.map((value) => regex.replace(value, replacement));
    const written = results.filter((result) => result !== undefined);
    return { fact: factOf(written), sure: written.length === results.length };
  }
  const takesAll = /^\(?\.\*\)?$/.test(pattern) || (source.presence === 'has' && /^\(?\.\+\)?$/.test(pattern));
  const isWhole = pattern.startsWith('(') && /^\$(?:1|\{1\})$/.test(replacement) && source.presence === 'has';
  const hasText = replacement.replace(/\$(?:\{\w+\}|\w+)/g, '') !== '';
  const isFixed = groupsUsed(replacement).length === 0;
  if (replacement === '') return { fact: { presence: 'lacks' }, sure: takesAll };
  return { fact: { presence: hasText || isWhole ? 'has' : 'may', ...(isFixed && { values: [replacement.replaceAll('$$', '$')] }) }, sure: takesAll };
}

function factOf(values: readonly string[]): LabelFact {
  const shown = [...new Set(values.filter((value) => value !== ''))];
  if (shown.length === 0) return { presence: 'lacks' };
  return { presence: values.includes('') ? 'may' : 'has', values: shown };
}

function regexOf(pattern: string): Regex | undefined {
  try {
    return Regex.parse(pattern);
  } catch (error) {
    if (error instanceof NotationError) return undefined;
    throw error;
  }
}

function joinLabels(call: Call, labelsOf: LabelsOf): Labels {
  const labels = series(call, labelsOf);
  const [target, separator, ...sources] = call.args.slice(1).map(textOf);
  if (target === undefined || separator === undefined) return labels.open();
  const facts = sources.map((source) => (source === undefined ? undefined : labels.of(source).presence));
  const isText = facts.includes('has') || (separator !== '' && sources.length > 1);
  const isEmpty = !isText && facts.every((presence) => presence === 'lacks');
  return labels.with(target, { presence: isText ? 'has' : isEmpty ? 'lacks' : 'may', because: { from: call.from, to: call.to, message: `label_join() writes "${target}"` } });
}

/** The text of a literal; the engine takes nothing else where a text is wanted. */
function textOf(expression: Expression | undefined): string | undefined {
  const literal = expression === undefined ? undefined : bare(expression);
  return literal?.kind === 'string' ? literal.value : undefined;
}
