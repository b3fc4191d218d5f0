import type { SecretFile, SecretKey } from '../base/secret';

/** Lines of a comment, without their signs: those before something, and those behind it on its line. */
export interface Comments {
  before: string[];
  trailing: string[];
}

/** What is written in TypeScript for a value, with the comments that belong to it. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** A text of somebody's own language, such as a Go template: written as it is, line by line. */
  | { readonly kind: 'document'; readonly value: string }
  | { readonly kind: 'reference'; readonly value: SecretKey | SecretFile }
  | ListExpression
  | ObjectExpression
  /** A constant that another module exports. */
  | { readonly kind: 'constant'; readonly name: string; readonly module: string; readonly value: Expression };

/** `end` are comments behind the last element. */
export interface ListExpression {
  readonly kind: 'list';
  readonly items: Item[];
  readonly end: string[];
}

export interface ObjectExpression {
  readonly kind: 'object';
  readonly fields: Field[];
  readonly end: string[];
}

export interface Item extends Comments {
  readonly value: Expression;
}

export interface Field extends Comments {
  readonly key: string;
  readonly value: Expression;
}

/** A text, a number or another simple value. */
export const literal = (value: string | number | boolean | null): Expression => ({ kind: 'literal', value });

export const listOf = (items: readonly Item[], end: readonly string[] = []): ListExpression => ({ kind: 'list', items: [...items], end: [...end] });

export const objectOf = (fields: readonly Field[], end: readonly string[] = []): ObjectExpression => ({ kind: 'object', fields: [...fields], end: [...end] });

export const field = (key: string, value: Expression, { before, trailing }: Partial<Comments> = {}): Field => ({ key, value, before: [...(before ?? [])], trailing: [...(trailing ?? [])] });

export const item = (value: Expression, { before, trailing }: Partial<Comments> = {}): Item => ({ value, before: [...(before ?? [])], trailing: [...(trailing ?? [])] });

/** The value that the expression has when it runs. */
export function evaluate(expression: Expression): unknown {
  switch (expression.kind) {
    case 'literal':
    case 'document':
    case 'reference':
      return expression.value;
    case 'constant':
      return evaluate(expression.value);
    case 'list':
      return expression.items.map(({ value }) => evaluate(value));
    case 'object':
      return Object.fromEntries(expression.fields.map(({ key, value }) => [key, evaluate(value)]));
  }
}

/** Whether nothing is in it: neither a value nor a comment. */
export const isEmpty = (expression: Expression): boolean =>
  expression.kind === 'list' ? expression.items.length === 0 && expression.end.length === 0 : expression.kind === 'object' && expression.fields.length === 0 && expression.end.length === 0;
