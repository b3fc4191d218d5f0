import { aggregations } from './aggregations';
import type { Binary, BinaryOperator, Expression, Grouping, Matching } from './ast';
import { literalSeconds } from './duration';
import { faultAt, spanning, type Fault, type Span } from './fault';
import type { PromqlFeature } from './features';
import { functions } from './functions';
import { readList, readMatchers } from './lists';
import { applyPostfix, type Postfix } from './postfix';
import type { Piece, Shape } from './shape';
import { readText } from './text';
import { isAggregation, namesMetric, type Token } from './token';
import { childNamed, type Branch } from './tree';
import { nearest } from '../base/suggestion';

/**
 * Makes the expression of the grammar's tree, and finds what a tree allows but the server does not: functions that it does not
 * know, ranges and offsets of things that have none, bad numbers and expressions of RE2.
 */
export function build(tree: Branch, shape: Shape, enabled: ReadonlySet<PromqlFeature>): { readonly expression: Expression; readonly faults: readonly Fault[] } {
  const builder = new Builder(shape, enabled);
  return { expression: builder.build(tree), faults: builder.faults };
}

class Builder {
  readonly faults: Fault[] = [];

  constructor(
    private readonly shape: Shape,
    private readonly enabled: ReadonlySet<PromqlFeature>,
  ) {}

  build(node: Branch): Expression {
    switch (node.name) {
      case 'PromQL':
        return this.build(this.child(node));
      case 'NumberDurationLiteral':
        return { kind: 'number', ...this.number(node), ...this.span(node) };
      case 'StringLiteral':
        return { kind: 'string', value: readText(this.first(node).text).value, ...this.span(node) };
      case 'VectorSelector':
        return this.selector(node);
      case 'ParenExpr':
        return { kind: 'parentheses', operand: this.build(this.child(node)), ...this.span(node) };
      case 'UnaryExpr': {
        const operator = this.first(node).kind === '-' ? '-' : '+';
        return { kind: 'unary', operator, operand: this.build(this.child(node, 1)), ...this.span(node) };
      }
      case 'BinaryExpr':
        return this.binary(node);
      case 'FunctionCall':
        return this.call(node);
      case 'AggregateExpr':
        return this.aggregation(node);
      default:
        return this.postfixed(node);
    }
  }

  private postfixed(node: Branch): Expression {
    const operand = this.child(node);
    // One blank stands between the words of the shape, so the postfix begins there.
    const begin = this.piece(this.shape.pieceFrom, operand.to + 1).first;
    const { expression, fault } = applyPostfix(this.build(operand), { ...this.postfix(node), ...spanning(begin, this.span(node)) });
    if (fault !== undefined) this.faults.push(fault);
    return expression;
  }

  private postfix(node: Branch): Postfix {
    const place = this.span(node);
    switch (node.name) {
      case 'MatrixSelector':
        return { kind: 'range', range: this.duration(this.child(node, 1)), ...place };
      case 'SubqueryExpr': {
        const step = node.children[2];
        return { kind: 'subquery', range: this.duration(this.child(node, 1)), ...(step && { step: this.duration(step) }), ...place };
      }
      case 'OffsetExpr':
        return { kind: 'offset', offset: this.duration(this.child(node, 2)), ...place };
      case 'StepInvariantExpr': {
        const time = this.child(node, 2);
        const word = this.first(time).kind;
        return { kind: 'at', at: word === 'start' || word === 'end' ? word : this.number(time).value, ...place };
      }
      default:
        return { kind: 'borders', borders: node.name === 'AnchoredExpr' ? 'anchored' : 'smoothed', ...place };
    }
  }

  private selector(node: Branch): Expression {
    const identifier = childNamed(node, 'Identifier');
    const name = identifier === undefined ? undefined : this.first(identifier);
    if (name !== undefined && !namesMetric(name)) this.faults.push(faultAt(name, `"${name.text}" is a word of the language, not a metric`, `write {"${name.text}"} for a metric of this name`));
    const { matchers, faults } = readMatchers(this.tokensOf(childNamed(node, 'LabelMatchers')), name);
    this.faults.push(...faults);
    return { kind: 'selector', ...(name && { name: name.text }), matchers, time: {}, ...this.span(node) };
  }

  private binary(node: Branch): Expression {
    const children = node.children;
    const [left, right] = [this.build(this.some(children[0])), this.build(this.some(children.at(-1)))];
    const operatorNode = this.some(children[1]);
    const operator = this.first(operatorNode).kind as BinaryOperator; // the grammar has set it between two operands
    const binary: Binary = {
      kind: 'binary',
      operator,
      operatorSpan: spanning(this.span(operatorNode), this.span(this.some(children.at(-2)))),
      isBool: childNamed(node, 'BoolModifier') !== undefined,
      ...this.matching(childNamed(node, 'MatchingModifierClause')),
      fills: this.fills(childNamed(node, 'FillModifier')),
      left,
      right,
      ...this.span(node),
    };
    return signOutside(binary);
  }

  private matching(node: Branch | undefined): { matching?: Matching } {
    if (node === undefined) return {};
    const [clause, labels, side, include] = node.children;
    const by = this.first(this.some(clause)).kind === 'on' ? 'on' : 'ignoring';
    const many = side && { side: this.first(side).kind === 'group_left' ? ('left' as const) : ('right' as const), include: this.list(include) };
    return { matching: { by, labels: this.list(labels), ...(many && { many }) } };
  }

  private fills(node: Branch | undefined): Binary['fills'] {
    if (node === undefined) return [];
    if (!this.enabled.has('promql-binop-fill-modifiers')) this.faults.push(faultAt(this.span(node), 'filling in missing series needs a feature of the server', 'enable the feature "promql-binop-fill-modifiers", or write "or" with a default'));
    return node.children.flatMap((clause) => {
      this.number(this.child(clause, 1));
      return ({ FillLeftClause: ['left'], FillRightClause: ['right'] } as const)[clause.name] ?? ['left', 'right'];
    });
  }

  private call(node: Branch): Expression {
    const name = this.first(node);
    this.faults.push(...this.nameFaults(name));
    return { kind: 'call', name: name.text, nameSpan: name, args: this.args(node), ...this.span(node) };
  }

  private nameFaults(name: Token): readonly Fault[] {
    const known = functions.get(name.text);
    if (known === undefined) return [faultAt(name, `"${name.text}" is not a function`, unknownFunctionFix(name.text))];
    return this.featureFaults(name, `the function "${name.text}"`, known.feature);
  }

  private featureFaults(place: Span, what: string, feature: PromqlFeature | undefined): readonly Fault[] {
    if (feature === undefined || this.enabled.has(feature)) return [];
    return [faultAt(place, `${what} needs a feature of the server`, `enable the feature "${feature}"`)];
  }

  private aggregation(node: Branch): Expression {
    const word = this.first(node);
    const operator = isAggregation(word.kind) ? word.kind : 'sum';
    const modifier = childNamed(node, 'AggregateModifier');
    const args = this.args(node);
    this.faults.push(...this.featureFaults(word, `the aggregation "${operator}"`, aggregations[operator].feature));
    const wanted = aggregations[operator].parameter === undefined ? 1 : 2;
    if (args.length !== wanted) this.faults.push(faultAt(this.span(node), `${operator}() takes ${wanted === 1 ? '1 argument' : '2 arguments, a parameter first'}, got ${args.length}`, `write ${operator}(${aggregations[operator].example})`));
    const grouping: Grouping | undefined = modifier === undefined ? undefined : { mode: this.first(modifier).kind === 'by' ? 'by' : 'without', labels: this.list(childNamed(modifier, 'GroupingLabels')), ...this.span(modifier) };
    return { kind: 'aggregation', operator, operatorSpan: word, args, ...(grouping && { grouping }), ...this.span(node) };
  }

  private args(node: Branch): readonly Expression[] {
    const body = childNamed(node, 'FunctionCallBody');
    return body === undefined ? [] : body.children.map((argument) => this.build(argument));
  }

  private list(node: Branch | undefined): readonly string[] {
    const { labels, faults } = readList(this.tokensOf(node));
    this.faults.push(...faults);
    return labels;
  }

  private number(node: Branch): { readonly value: number } {
    const [sign, token] = [this.first(node), this.piece(this.shape.pieceTo, node.to).last];
    const { value, fault } = literalSeconds(token);
    if (fault !== undefined) this.faults.push(fault);
    return { value: sign.kind === '-' ? -value : value };
  }

  private duration(node: Branch): NonNullable<Piece['duration']> {
    const { duration } = this.piece(this.shape.pieceFrom, node.from);
    if (duration === undefined) throw new Error('the grammar finds a duration where none was read');
    return duration;
  }

  /** The tokens of a list or of braces, with their delimiters. */
  private tokensOf(node: Branch | undefined): readonly Token[] {
    if (node === undefined) return [];
    const tokens: Token[] = [];
    for (const [from, piece] of this.shape.pieceFrom) {
      if (from >= node.to) break;
      if (from >= node.from) tokens.push(piece.first);
    }
    return tokens;
  }

  private first(node: Branch): Token {
    return this.piece(this.shape.pieceFrom, node.from).first;
  }

  private span(node: Branch): Span {
    return spanning(this.first(node), this.piece(this.shape.pieceTo, node.to).last);
  }

  private child(node: Branch, index = 0): Branch {
    return this.some(node.children[index]);
  }

  private some(node: Branch | undefined): Branch {
    if (node === undefined) throw new Error('the grammar leaves out what it requires');
    return node;
  }

  private piece(pieces: ReadonlyMap<number, Piece>, at: number): Piece {
    const piece = pieces.get(at);
    if (piece === undefined) throw new Error('the grammar splits what is one word');
    return piece;
  }
}


/** The editor's grammar reads `-2 ^ 2` as the square of -2, the server as the negative of the square. */
function signOutside(binary: Binary): Expression {
  const { left } = binary;
  if (binary.operator !== '^' || left.kind !== 'number' || !(left.value < 0 || Object.is(left.value, -0))) return binary;
  const positive: Expression = { ...left, value: -left.value };
  return { kind: 'unary', operator: '-', operand: { ...binary, left: positive }, from: binary.from, to: binary.to };
}

const renamed: Readonly<Record<string, string>> = {
  holt_winters: 'double_exponential_smoothing',
  count_scalar: 'scalar(count(x))',
  drop_common_labels: 'sum without (label)',
};

function unknownFunctionFix(name: string): string {
  const successor = renamed[name.toLowerCase()];
  if (successor !== undefined) return `write "${successor}", which has taken its place`;
  const near = functions.has(name.toLowerCase()) ? name.toLowerCase() : nearest(name, functions.keys());
  return near === undefined ? 'use a function that Prometheus has' : `did you mean "${near}"?`;
}
