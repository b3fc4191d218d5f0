import { aggregations } from './aggregations';
import { bare, isComparison, isSetOperator, type Aggregation, type Binary, type VectorSelector } from './ast';
import { callLabels } from './call-labels';
import { Labels, type LabelFact, type Reason } from './labels';
import { candidates, metricNameLabel, passes, type Matcher } from './matcher';
import { remember } from './remember';
import { typeOf } from './types';

/** What is known about the labels of the series that the expression gives. The expression must be free of faults. */
export const labelsOf = remember((expression): Labels => {
  switch (expression.kind) {
    case 'number':
    case 'string':
      return Labels.none;
    case 'selector':
      return selectorLabels(expression);
    case 'range':
      return selectorLabels(expression.selector);
    case 'subquery':
    case 'parentheses':
      return labelsOf(expression.operand);
    case 'unary': {
      const labels = labelsOf(expression.operand);
      return expression.operator === '-' ? withoutName(labels, { ...expression, message: 'a sign removes the name of the metric' }) : labels;
    }
    case 'call':
      return callLabels(expression, labelsOf);
    case 'aggregation':
      return aggregationLabels(expression);
    case 'binary':
      return binaryLabels(expression);
  }
});

const withoutName = (labels: Labels, { from, to, message }: Reason): Labels => labels.without([metricNameLabel], { from, to, message });

function selectorLabels({ matchers }: VectorSelector): Labels {
  const byLabel = new Map<string, Matcher[]>();
  for (const matcher of matchers) byLabel.set(matcher.label, [...(byLabel.get(matcher.label) ?? []), matcher]);
  let labels = Labels.unknown;
  for (const [label, conditions] of byLabel) labels = labels.with(label, selectedFact(conditions));
  return labels;
}

/** What the matchers of one label say of it. */
function selectedFact(conditions: readonly [...Matcher[]]): LabelFact {
  const values = selectableValues(conditions);
  const because = conditions[0] && { from: conditions[0].from, to: conditions[0].to, message: 'the selector asks for it' };
  if (values === undefined) return conditions.some((matcher) => !passes(matcher, '')) ? { presence: 'has', ...(because && { because }) } : { presence: 'may' };
  const shown = values.filter((value) => value !== '');
  if (shown.length === 0) return { presence: 'lacks', ...(because && { because }) };
  return { presence: values.includes('') ? 'may' : 'has', values: shown, ...(because && { because }) };
}

/** The values that all matchers of one label let pass, when they can be listed; the empty one is a label that is not there. */
export function selectableValues(conditions: readonly Matcher[]): readonly string[] | undefined {
  const lists = conditions.map(candidates).filter((list) => list !== undefined);
  return lists[0]?.filter((value) => conditions.every((matcher) => passes(matcher, value)));
}

function aggregationLabels({ operator, args, grouping, operatorSpan }: Aggregation): Labels {
  const vector = args.at(-1);
  const inner = vector === undefined ? Labels.unknown : labelsOf(vector);
  if (aggregations[operator].shape === 'pick') return inner;
  const { from, to } = grouping ?? operatorSpan;
  const outer =
    grouping?.mode === 'without'
      ? inner.without([...grouping.labels, metricNameLabel], { from, to, message: `"without (${grouping.labels.join(', ')})" removes it` })
      : inner.only(grouping?.labels ?? [], { from, to, message: grouping === undefined ? `${operator}() without "by" keeps no label` : `"by (${grouping.labels.join(', ')})" keeps only these labels` });
  const label = operator === 'count_values' && args[0] !== undefined ? bare(args[0]) : undefined;
  // The label is set before "without" takes away what it names.
  const isTaken = label?.kind !== 'string' || (grouping?.mode === 'without' && grouping.labels.includes(label.value));
  return isTaken ? outer : outer.with(label.value, { presence: 'has' });
}

function binaryLabels(binary: Binary): Labels {
  const { operator, left, right, isBool, operatorSpan: place } = binary;
  const [isLeft, isRight] = [typeOf(left) === 'vector', typeOf(right) === 'vector'];
  if (!isLeft && !isRight) return Labels.none;
  const labels = isLeft && isRight ? joinedLabels(binary, labelsOf(left), labelsOf(right)) : labelsOf(isLeft ? left : right);
  const keepsName = isSetOperator(operator) || operator === '</' || operator === '>/' || (isComparison(operator) && !isBool);
  return keepsName ? labels : withoutName(labels, { ...place, message: `"${operator}" removes the name of the metric` });
}

function joinedLabels({ operator, matching, fills, operatorSpan: { from, to } }: Binary, left: Labels, right: Labels): Labels {
  if (operator === 'or') return left.either(right);
  if (operator === 'unless') return left;
  const on = matching?.by === 'on' ? matching.labels : undefined;
  const ignored = [...(matching?.by === 'ignoring' ? matching.labels : []), metricNameLabel];
  const [many, one] = matching?.many?.side === 'right' ? [right, left] : [left, right];
  // With a filled-in side a series may come from the other alone.
  const joined = fills.length > 0 ? many.either(one) : many.agreeing(one, on, ignored);
  if (isSetOperator(operator)) return joined;
  if (matching?.many !== undefined) return matching.many.include.reduce((labels, name) => labels.with(name, one.of(name)), joined);
  if (on !== undefined) return joined.only(on, { from, to, message: `"on (${on.join(', ')})" keeps only these labels` });
  const named = ignored.filter((name) => name !== metricNameLabel);
  return named.length === 0 ? joined : joined.without(named, { from, to, message: `"ignoring (${named.join(', ')})" removes it` });
}
