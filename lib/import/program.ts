import type { Field, ListExpression, ObjectExpression } from './expression';

/** What a module exports for a server or an Alertmanager. */
export interface Declaration {
  /** Name of the constant. */
  readonly name: string;
  readonly type: 'PrometheusStackSpec' | 'PrometheusServerSpec' | 'AlertmanagerSpec' | 'RuleGroupSpec[]';
  readonly value: ObjectExpression | ListExpression;
  /** Comments about its files as a whole, and those behind everything in them. */
  readonly head: readonly string[];
  readonly tail: readonly string[];
}

/** The field of an object by its key. */
export const fieldIn = ({ fields }: ObjectExpression, key: string): Field | undefined => fields.find((candidate) => candidate.key === key);
