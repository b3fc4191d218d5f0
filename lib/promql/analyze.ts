import type { Expression, ValueType } from './ast';
import { inOrder, type Fault } from './fault';
import type { PromqlFeature } from './features';
import { mismatchesOf, type Mismatch } from './joins';
import { labelsOf } from './label-facts';
import { Labels } from './labels';
import { outcomeOf, type Outcome } from './outcome';
import { parse } from './parse';
import { selectionsOf, type Selection } from './selectors';
import { typeFaults, typeOf } from './types';
import { usesOf, type Use } from './uses';
import { valuesOf, type Interval } from './values';

/** What is known about an expression without any data. */
export interface Analysis {
  readonly source: string;
  /** Why the server refuses it, in the order of the text; empty when it does not. */
  readonly faults: readonly Fault[];
  /** The parsed expression; `undefined` when there are faults, as is the type. */
  readonly expression: Expression | undefined;
  readonly valueType: ValueType | undefined;
  /** What it reads, each with the functions around it. */
  readonly selections: readonly Selection[];
  /** What the series of the result have as labels. */
  readonly labels: Labels;
  /** Whether it gives something always, sometimes or never. */
  readonly outcome: Outcome;
  /** Bounds of its values. */
  readonly values: Interval;
  /** Labels by which two sides are matched, but which only one of them has. */
  readonly mismatches: readonly Mismatch[];
  /** What it needs of the server's version and features. */
  readonly uses: readonly Use[];
}

const cache = new Map<string, Analysis>();

/**
 * Reads an expression as the server does, and says what follows from its text alone. Never throws; the same text gives the
 * same object. With faults nothing else is known: labels are unknown, and the lists are empty. More than 250 operators in a
 * row, or parentheses in each other, are a fault here, although the server takes them.
 *
 * `enabled` are the server's features; without them what is experimental is a fault, as in the server.
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/
 */
export function analyze(source: string, enabled: readonly PromqlFeature[] = []): Analysis {
  const key = `${[...enabled].sort().join(' ')}\n${source}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const analysis = Object.freeze(examine(source, new Set(enabled)));
  cache.set(key, analysis);
  return analysis;
}

function examine(source: string, enabled: ReadonlySet<PromqlFeature>): Analysis {
  const { expression, faults: structural } = parse(source, enabled);
  // Types say something only of an expression whose structure is right.
  const faults = expression === undefined || structural.length > 0 ? structural : inOrder(typeFaults(expression));
  if (expression === undefined || faults.length > 0) return { ...unknown, source, faults };
  return {
    source,
    faults,
    expression,
    valueType: typeOf(expression),
    selections: selectionsOf(expression),
    labels: labelsOf(expression),
    outcome: outcomeOf(expression),
    values: valuesOf(expression),
    mismatches: mismatchesOf(expression),
    uses: usesOf(expression),
  };
}

const unknown: Omit<Analysis, 'source' | 'faults'> = {
  expression: undefined,
  valueType: undefined,
  selections: [],
  labels: Labels.unknown,
  outcome: { returns: 'sometimes' },
  values: { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY },
  mismatches: [],
  uses: [],
};
