import { aggregations } from './aggregations';
import { childrenOf, type Expression, type TimeShift } from './ast';
import type { DurationValue } from './duration';
import type { Span } from './fault';
import type { PromqlFeature } from './features';
import { functions } from './functions';

/** Something of the language that not every version has, or that must be switched on. */
export interface Use extends Span {
  /** What it is, as a person calls it: `the function "sgn"`, `arithmetic of durations`. */
  readonly what: string;
  /** The first version in which it works without more than its feature flag. */
  readonly since?: string;
  readonly feature?: PromqlFeature;
}

/** Everything in the expression that depends on the version or on a feature of the server. */
export function usesOf(expression: Expression): readonly Use[] {
  return [...own(expression), ...childrenOf(expression).flatMap(usesOf)].sort((a, b) => a.from - b.from);
}

function own(expression: Expression): readonly Use[] {
  const { from, to } = expression;
  switch (expression.kind) {
    case 'call': {
      const { since, feature } = functions.get(expression.name) ?? {};
      return use(expression.nameSpan, `the function "${expression.name}"`, since, feature);
    }
    case 'aggregation': {
      const { since, feature } = aggregations[expression.operator];
      return use(expression.operatorSpan, `the aggregation "${expression.operator}"`, since, feature);
    }
    case 'selector':
      return [...timeUses(expression.time, expression), ...(expression.borders === undefined ? [] : use({ from, to }, `"${expression.borders}"`, '3.16'))];
    case 'range':
      return durationUses(expression.range);
    case 'subquery':
      return [...durationUses(expression.range), ...durationUses(expression.step), ...timeUses(expression.time, expression)];
    case 'binary': {
      const { operator, operatorSpan, fills } = expression;
      const isTrim = operator === '</' || operator === '>/';
      return [
        ...(isTrim ? use(operatorSpan, `the operator "${operator}"`, '3.11') : []),
        ...(operator === 'atan2' ? use(operatorSpan, 'the operator "atan2"', '2.31') : []),
        ...(fills.length > 0 ? use(operatorSpan, 'filling in missing series', '3.10', 'promql-binop-fill-modifiers') : []),
      ];
    }
    default:
      return [];
  }
}

const use = ({ from, to }: Span, what: string, since: string | undefined, feature?: PromqlFeature): readonly Use[] =>
  since === undefined && feature === undefined ? [] : [{ from, to, what, ...(since !== undefined && { since }), ...(feature !== undefined && { feature }) }];

const timeUses = ({ offset, at }: TimeShift, place: Span): readonly Use[] => [...(at === undefined ? [] : use(place, 'the modifier "@"', '2.33')), ...durationUses(offset)];

function durationUses(value: DurationValue | undefined): readonly Use[] {
  if (value === undefined) return [];
  if (!value.isLiteral) return use(value, 'arithmetic of durations', '3.14');
  return (value.seconds ?? 0) < 0 ? use(value, 'an offset into the future', '2.33') : [];
}
