import { aggregations } from './aggregations';
import { bare, isComparison, isSetOperator, type Aggregation, type Binary, type Expression, type VectorSelector } from './ast';
import { callLabels } from './call-labels';
import { Labels, type LabelFact, type Reason } from './labels';
import { candidates, metricNameLabel, passes, type Matcher } from './matcher';
import { remember } from '../base/remember';
import { typeOf } from './types';

/** What is known of the labels of the series that an expression gives. */
export type LabelsOf = (expression: Expression) => Labels;

/** What is known of the series of a metric, when something is: it is recorded by a rule that one can read. */
export type KnownSeries = (metric: string) => Labels | undefined;

/** The labels of results, where more is known of some metrics than an expression says. The expressions must be free of faults. */
export function labelsGiven(known: KnownSeries): LabelsOf {
  const labelsOf: LabelsOf = remember((expression: Expression): Labels => {
    switch (expression.kind) {
      case 'number':
      case 'string':
        return Labels.none;
      case 'selector':
        return selectorLabels(expression, known);
      case 'range':
        return selectorLabels(expression.selector, known);
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
        return aggregationLabels(expression, labelsOf);
      case 'binary':
        return binaryLabels(expression, labelsOf);
    }
  });
  return labelsOf;
}

/** The labels of a result as far as the expression alone says them. It must be free of faults. */
export const labelsOf: LabelsOf = labelsGiven(() => undefined);

const withoutName = (labels: Labels, { from, to, message }: Reason): Labels => labels.without([metricNameLabel], { from, to, message });

function selectorLabels(selector: VectorSelector, known: KnownSeries): Labels {
  const byLabel = new Map<string, Matcher[]>();
  for (const matcher of selector.matchers) byLabel.set(matcher.label, [...(byLabel.get(matcher.label) ?? []), matcher]);
  let asked = Labels.unknown;
  for (const [label, conditions] of byLabel) asked = asked.with(label, selectedFact(conditions));
  const stored = storedLabels(selector, known);
  return stored === undefined ? asked : stored.agreeing(asked, [...byLabel.keys()]);
}

/** What the series have before the matchers choose among them: known only when it is of every metric that may be meant. */
export function storedLabels({ matchers, from, to }: Pick<VectorSelector, 'matchers' | 'from' | 'to'>, known: KnownSeries): Labels | undefined {
  const names = selectableMetrics(matchers) ?? [];
  const [first, ...rest] = names.map(known);
  const all = rest.reduce((joined, one) => (joined === undefined || one === undefined ? undefined : joined.either(one)), first);
  return all?.missing({ from, to, message: `"${names.join('" or "')}" is recorded without it` });
}

/** The names of metrics that the matchers let pass, when they can be listed. */
export const selectableMetrics = (matchers: readonly Matcher[]): readonly string[] | undefined => selectableValues(matchers.filter(({ label }) => label === metricNameLabel))?.filter((name) => name !== '');

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

function aggregationLabels({ operator, args, grouping, operatorSpan }: Aggregation, labelsOf: LabelsOf): Labels {
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

function binaryLabels(binary: Binary, labelsOf: LabelsOf): Labels {
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
