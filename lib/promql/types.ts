import { aggregations } from './aggregations';
import { isComparison, isSetOperator, type Aggregation, type Binary, type Call, type Expression, type ValueType } from './ast';
import { faultAt, type Fault, type Span } from './fault';
import { argumentType, functions } from './functions';
import { metricNameLabel, passes } from './matcher';

const names: Readonly<Record<ValueType, string>> = { vector: 'an instant vector', matrix: 'a range vector', scalar: 'a scalar', string: 'a string' };

/** What the expression evaluates to, by its form alone. */
export function typeOf(expression: Expression): ValueType {
  switch (expression.kind) {
    case 'number':
      return 'scalar';
    case 'string':
      return 'string';
    case 'selector':
    case 'aggregation':
      return 'vector';
    case 'range':
    case 'subquery':
      return 'matrix';
    case 'parentheses':
    case 'unary':
      return typeOf(expression.operand);
    case 'binary':
      return typeOf(expression.left) === 'scalar' && typeOf(expression.right) === 'scalar' ? 'scalar' : 'vector';
    case 'call':
      return functions.get(expression.name)?.returns ?? 'vector';
  }
}

/** Everything that the server's type check refuses, in this expression and in those inside. */
export function typeFaults(expression: Expression): readonly Fault[] {
  switch (expression.kind) {
    case 'number':
    case 'string':
      return [];
    case 'selector':
      return selectorFaults(expression, false);
    case 'range':
      return selectorFaults(expression.selector, false);
    case 'parentheses':
      return typeFaults(expression.operand);
    case 'subquery':
      return [...typeFaults(expression.operand), ...expect(expression.operand, 'vector', 'a subquery')];
    case 'unary':
      return [...typeFaults(expression.operand), ...operandFaults(expression.operand)];
    case 'binary':
      return [...typeFaults(expression.left), ...typeFaults(expression.right), ...binaryFaults(expression)];
    case 'call':
      return callFaults(expression);
    case 'aggregation':
      return aggregationFaults(expression);
  }
}

function selectorFaults(selector: Extract<Expression, { kind: 'selector' }>, mayBeEmpty: boolean): readonly Fault[] {
  const { name, matchers } = selector;
  if (name !== undefined) {
    const second = matchers.slice(0, -1).find(({ label }) => label === metricNameLabel);
    return second === undefined ? [] : [faultAt(second, `the name of the metric is given twice: "${name}" and "${second.value}"`, 'write it once, before the braces or inside')];
  }
  if (mayBeEmpty || matchers.some((matcher) => !passes(matcher, ''))) return [];
  return [faultAt(selector, 'a selector of every series: none of its matchers asks for a label that is not empty', 'name the metric, or ask for a label, such as {job=~".+"}')];
}

function expect(argument: Expression, wanted: ValueType, where: string): readonly Fault[] {
  const got = typeOf(argument);
  if (got === wanted) return [];
  return [faultAt(argument, `${where} takes ${names[wanted]}, got ${names[got]}`, conversion(argument, got, wanted))];
}

function conversion(argument: Expression, got: ValueType, wanted: ValueType): string {
  if (wanted === 'matrix' && argument.kind === 'selector') return 'add a range, such as "x[5m]"';
  if (wanted === 'matrix' && got === 'vector') return 'make it a subquery, such as "(…)[30m:1m]"';
  if (wanted === 'vector' && got === 'matrix') return 'remove the range, or take a function over time, such as rate(x[5m])';
  if (wanted === 'vector' && got === 'scalar') return 'wrap it: vector(…)';
  if (wanted === 'scalar' && got === 'vector') return 'write a number, or wrap it: scalar(…)';
  if (wanted === 'string') return 'write a text in quotes';
  return `write ${names[wanted]}`;
}

function operandFaults(operand: Expression): readonly Fault[] {
  const type = typeOf(operand);
  if (type === 'scalar' || type === 'vector') return [];
  return [faultAt(operand, `an operator takes instant vectors and scalars, got ${names[type]}`, type === 'matrix' ? 'take a function over time, such as rate(x[5m])' : 'write a number or a selector')];
}

function binaryFaults(binary: Binary): readonly Fault[] {
  const { operator, operatorSpan: place, matching } = binary;
  const [left, right] = [typeOf(binary.left), typeOf(binary.right)];
  const faults = [...operandFaults(binary.left), ...operandFaults(binary.right)];
  const refuse = (span: Span, message: string, fix: string): void => void faults.push(faultAt(span, message, fix));
  if (binary.isBool && !isComparison(operator)) refuse(place, `"bool" behind "${operator}", which compares nothing`, 'remove "bool"');
  if (isComparison(operator) && !binary.isBool && left === 'scalar' && right === 'scalar') refuse(place, 'a comparison of two scalars, which cannot filter', `write "${operator} bool" for 0 or 1, or vector(…) on one side`);
  for (const label of matching?.by === 'on' ? matching.labels : []) {
    if (matching?.many?.include.includes(label)) refuse(place, `the label "${label}" is in "on" and in "group_${matching.many.side}"`, `remove it from "group_${matching.many.side}": what must agree is there anyway`);
  }
  if (left !== 'vector' || right !== 'vector') {
    if (matching !== undefined && matching.labels.length > 0) refuse(place, `"${matching.by}" where one side is no instant vector`, `remove "${matching.by}", or wrap the scalar: vector(…)`);
    if (binary.fills.length > 0) refuse(place, 'filling in missing series where one side is no instant vector', 'remove "fill"');
  } else if (isSetOperator(operator)) {
    if (matching?.many !== undefined) refuse(place, `"group_${matching.many.side}" behind "${operator}", which joins nothing`, `remove "group_${matching.many.side}"`);
    if (binary.fills.length > 0) refuse(place, `filling in missing series behind "${operator}"`, 'remove "fill"');
  }
  if (isSetOperator(operator) && (left === 'scalar' || right === 'scalar')) refuse(place, `"${operator}" takes instant vectors, got a scalar`, 'wrap the number: vector(…)');
  return faults;
}

function callFaults(call: Call): readonly Fault[] {
  const spec = functions.get(call.name);
  if (spec === undefined) return [];
  const faults: Fault[] = [];
  const count = call.args.length;
  if (count < spec.least || count > spec.most) faults.push(faultAt(call, `${call.name}() takes ${amount(spec.least, spec.most)}, got ${count}`, `write ${call.name}(${spec.args.map((type) => names[type].replace(/^an? /, '')).join(', ')})`));
  call.args.forEach((argument, index) => {
    const isSelection = call.name === 'info' && index === 1;
    faults.push(...(isSelection ? infoFaults(argument) : typeFaults(argument)));
    const wanted = argumentType(spec, index);
    // The server does not look at what is more than a function with a fixed number takes.
    if (wanted !== undefined && (index < spec.args.length || spec.most > spec.args.length)) faults.push(...expect(argument, wanted, `${call.name}()`));
  });
  return faults;
}

function amount(least: number, most: number): string {
  const unit = (count: number): string => (count === 1 ? '1 argument' : `${count} arguments`);
  if (least === most) return unit(most);
  return most === Number.POSITIVE_INFINITY ? `at least ${unit(least)}` : `${least} to ${unit(most)}`;
}

/** The second argument of `info` only says which labels to take, so it has no name, and may ask for nothing. */
function infoFaults(argument: Expression): readonly Fault[] {
  if (argument.kind !== 'selector' || argument.name !== undefined) return [faultAt(argument, 'info() takes labels as its second argument, such as {version=~".+"}', 'write only the braces'), ...typeFaults(argument)];
  return selectorFaults(argument, true);
}

function aggregationFaults({ operator, args }: Aggregation): readonly Fault[] {
  const { parameter } = aggregations[operator];
  const [first, vector] = parameter === undefined ? [undefined, args[0]] : args;
  const faults = args.flatMap(typeFaults);
  if (vector !== undefined) faults.push(...expect(vector, 'vector', `${operator}()`));
  if (first !== undefined && parameter !== undefined) faults.push(...expect(first, parameter, `the parameter of ${operator}()`));
  return faults;
}
