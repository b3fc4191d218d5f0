import type { TreeCursor } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** A node of the grammar's tree, over the text of a shape. */
export interface Branch {
  /** The grammar's name of it, such as `BinaryExpr`. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Whether the grammar could not go on here. */
  readonly isError: boolean;
  readonly children: readonly Branch[];
}

const trees = new Map<string, Branch>();

/**
 * The tree of a shape. Rules are written after few patterns, so many expressions have the same shape, and with it the same tree: it is
 * read once, into plain objects, since walking through the parser's own makes new ones at every step.
 */
export function treeOf(shape: string): Branch {
  const known = trees.get(shape);
  if (known !== undefined) return known;
  const tree = branch(parser.parse(shape).cursor());
  trees.set(shape, tree);
  return tree;
}

function branch(cursor: TreeCursor): Branch {
  const { name, from, to } = cursor;
  const children: Branch[] = [];
  const node = { name, from, to, isError: cursor.type.isError, children };
  if (cursor.firstChild()) {
    do children.push(branch(cursor));
    while (cursor.nextSibling());
    cursor.parent();
  }
  return node;
}

/** The first child with this name of the grammar's. */
export const childNamed = ({ children }: Branch, name: string): Branch | undefined => children.find((child) => child.name === name);
