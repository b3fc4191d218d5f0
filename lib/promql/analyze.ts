import type { Expression, ValueType } from './ast';
import { costOf, type Cost } from './cost';
import { inOrder, type Fault } from './fault';
import type { PromqlFeature } from './features';
import { missingLabelsOf, type MissingLabel } from './groupings';
import { mismatchesOf, type Mismatch } from './joins';
import { labelsOf } from './label-facts';
import { Labels } from './labels';
import { outcomeOf, type Outcome } from './outcome';
import { parse } from './parse';
import { remember } from '../base/remember';
import { selectionsOf, type Selection } from './selectors';
import { typeFaults, typeOf } from './types';
import { usesOf, type Use } from './uses';
import { valuesOf, type Interval } from './values';

/** What is known about an expression without any data. What nobody asks for is not worked out, and what is asked twice only once. */
export class Analysis {
  constructor(
    readonly source: string,
    /** Why the server refuses it, in the order of the text; empty when it does not. */
    readonly faults: readonly Fault[],
    /** The parsed expression; `undefined` when there are faults, as is the type. */
    readonly expression: Expression | undefined,
  ) {}

  get valueType(): ValueType | undefined {
    return this.expression && typeOf(this.expression);
  }

  /** What it reads, each with the functions around it. */
  get selections(): readonly Selection[] {
    return this.expression === undefined ? [] : selections(this.expression);
  }

  /** What the series of the result have as labels. */
  get labels(): Labels {
    return this.expression === undefined ? Labels.unknown : labelsOf(this.expression);
  }

  /** Whether it gives something always, sometimes or never. */
  get outcome(): Outcome {
    return this.expression === undefined ? { returns: 'sometimes' } : outcomeOf(this.expression);
  }

  /** Bounds of its values. */
  get values(): Interval {
    return this.expression === undefined ? { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY } : valuesOf(this.expression);
  }

  /** Labels by which two sides are matched, but which only one of them has. */
  get mismatches(): readonly Mismatch[] {
    return this.expression === undefined ? [] : mismatches(this.expression);
  }

  /** Labels by which is grouped or matched, but which nothing has. */
  get missingLabels(): readonly MissingLabel[] {
    return this.expression === undefined ? [] : missingLabels(this.expression);
  }

  /** What it needs of the server's version and features. */
  get uses(): readonly Use[] {
    return this.expression === undefined ? [] : uses(this.expression);
  }

  /** What an evaluation asks of the server; `undefined` with faults. */
  get cost(): Cost | undefined {
    return this.expression && costOf(this.expression);
  }
}

const selections = remember(selectionsOf);
const mismatches = remember((expression: Expression) => mismatchesOf(expression, labelsOf));
const missingLabels = remember((expression: Expression) => missingLabelsOf(expression, labelsOf));
const uses = remember(usesOf);

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
  return new Analysis(source, faults, faults.length > 0 ? undefined : expression);
}
