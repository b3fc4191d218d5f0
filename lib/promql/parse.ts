import type { Expression } from './ast';
import { build } from './build';
import { faultAt, inOrder, type Fault } from './fault';
import type { PromqlFeature } from './features';
import { scan } from './scan';
import { shapeOf } from './shape';
import { syntaxFault } from './syntax';
import { isBinaryOperator, type Token } from './token';
import { treeOf } from './tree';

/** An expression, or, when the syntax is wrong, only the faults. */
export interface Parsed {
  readonly expression?: Expression;
  readonly faults: readonly Fault[];
}

/** Reads an expression. With wrong syntax there is one fault, the first; otherwise all that the structure has. Never throws. */
export function parse(source: string, enabled: ReadonlySet<PromqlFeature>): Parsed {
  const { tokens, fault: unreadable } = scan(source);
  const end = unreadable?.from ?? source.length;
  if (tokens.length === 0) return { faults: [unreadable ?? faultAt({ from: 0, to: source.length }, 'there is no expression', 'write one, such as "up == 0"')] };
  if (isHuge(tokens, farTooMany)) return { faults: [tooHuge(source)] };
  const shape = shapeOf(tokens, end);
  const tree = treeOf(shape.text);
  // Where the text cannot be read on, only what is wrong before counts: an end that comes too early follows from it.
  const ungrammatical = syntaxFault(tree, shape, tokens, end);
  if (ungrammatical !== undefined && isHuge(tokens, most)) return { faults: [tooHuge(source)] };
  const first = inOrder([...shape.faults.filter(() => !shape.isWhole), ...(ungrammatical ? [ungrammatical] : [])]).find(({ from }) => unreadable === undefined || from < end);
  if (first !== undefined || unreadable !== undefined) return { faults: [first ?? unreadable].filter((fault) => fault !== undefined) };
  const { expression, faults } = build(tree, shape, enabled);
  return { expression, faults: inOrder([...shape.faults, ...faults]) };
}

/** The grammar gives up on longer chains and deeper nesting, although the server takes them: no fault of the syntax. */
const most = 250;
/** Of these some can be read, such as a long row of powers, but not be walked through. */
const farTooMany = 2500;

const tooHuge = (source: string): Fault => faultAt({ from: 0, to: source.length }, `more operators or parentheses than are read here, at most ${most} of each`, 'split the expression by recording rules');

function isHuge(tokens: readonly Token[], limit: number): boolean {
  let [depth, deepest] = [0, 0];
  for (const { kind } of tokens) {
    if (kind === '(') deepest = Math.max(deepest, ++depth);
    if (kind === ')') depth--;
  }
  return deepest > limit || tokens.filter(({ kind }) => isBinaryOperator(kind)).length > limit;
}
