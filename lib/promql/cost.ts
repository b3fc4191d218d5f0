import { childrenOf, type Expression } from './ast';
import type { DurationValue } from './duration';

/** How often samples come, and how often rules are evaluated; in seconds. */
export interface Rhythm {
  /** Time between two samples of a series. */
  readonly scrape: number;
  /** Time between two steps of a subquery that says none: the global evaluation interval. */
  readonly step: number;
}

/** What one evaluation of an expression asks of the server, as far as its text says. */
export interface Cost {
  readonly selectors: number;
  readonly subqueries: number;
  /** How far it looks back, in seconds: ranges, offsets and the subqueries around them, added up; without the lookback of a sample. */
  readonly reach: number;
  /** Samples that one series of each selector has to offer, added up; a subquery reads them again at each of its steps. */
  readonly samples: (rhythm: Rhythm) => number;
}

/** The cost of one evaluation. A duration that depends on the query, such as `step()`, counts as none. */
export const costOf = (expression: Expression): Cost => ({
  selectors: count(expression, 'selector'),
  subqueries: count(expression, 'subquery'),
  reach: reachOf(expression),
  samples: (rhythm) => samplesOf(expression, rhythm),
});

const count = (expression: Expression, kind: Expression['kind']): number => (expression.kind === kind ? 1 : 0) + childrenOf(expression).reduce((sum, inner) => sum + count(inner, kind), 0);

const seconds = (value: DurationValue | undefined): number => value?.seconds ?? 0;

function reachOf(expression: Expression): number {
  const inner = Math.max(0, ...childrenOf(expression).map(reachOf));
  switch (expression.kind) {
    case 'selector':
      return seconds(expression.time.offset);
    case 'range':
      return inner + seconds(expression.range);
    case 'subquery':
      return inner + seconds(expression.range) + seconds(expression.time.offset);
    default:
      return inner;
  }
}

function samplesOf(expression: Expression, rhythm: Rhythm): number {
  switch (expression.kind) {
    case 'selector':
      return 1;
    case 'range':
      return Math.max(1, Math.floor(seconds(expression.range) / rhythm.scrape));
    case 'subquery':
      return Math.max(1, Math.floor(seconds(expression.range) / (seconds(expression.step) || rhythm.step))) * samplesOf(expression.operand, rhythm);
    default:
      return childrenOf(expression).reduce((sum, inner) => sum + samplesOf(inner, rhythm), 0);
  }
}
