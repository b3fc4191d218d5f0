import { childrenOf, type Expression } from './ast';
import type { Span } from './fault';
import type { LabelsOf } from './label-facts';
import type { Reason } from './labels';

/** A label by which is grouped or matched, although nothing that is there has it. */
export interface MissingLabel extends Span {
  readonly label: string;
  /** The word that names it: `by`, or `on`. */
  readonly word: 'by' | 'on';
  /** Why it is not there, where one operator is the reason. */
  readonly because?: Reason;
}

/** The labels that `by (…)` and `on (…)` name in vain: there is one group with nothing in common, or one match of everything. */
export function missingLabelsOf(expression: Expression, labelsOf: LabelsOf): readonly MissingLabel[] {
  return [...own(expression, labelsOf), ...childrenOf(expression).flatMap((inner) => missingLabelsOf(inner, labelsOf))];
}

function own(expression: Expression, labelsOf: LabelsOf): readonly MissingLabel[] {
  if (expression.kind === 'aggregation' && expression.grouping?.mode === 'by') {
    const { grouping, args } = expression;
    const vector = args.at(-1);
    return vector === undefined ? [] : grouping.labels.flatMap((label) => missing(label, 'by', grouping, [vector], labelsOf));
  }
  if (expression.kind === 'binary' && expression.matching?.by === 'on') {
    const { matching, operatorSpan, left, right } = expression;
    return matching.labels.flatMap((label) => missing(label, 'on', operatorSpan, [left, right], labelsOf));
  }
  return [];
}

function missing(label: string, word: MissingLabel['word'], { from, to }: Span, inner: readonly Expression[], labelsOf: LabelsOf): readonly MissingLabel[] {
  const facts = inner.map((one) => labelsOf(one).of(label));
  const [first] = facts;
  if (first === undefined || !facts.every(({ presence }) => presence === 'lacks')) return [];
  return [{ from, to, label, word, ...(first.because && { because: first.because }) }];
}
