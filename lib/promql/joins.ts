import { childrenOf, type Binary, type Expression } from './ast';
import type { Span } from './fault';
import type { LabelsOf } from './label-facts';
import type { LabelFact } from './labels';
import { metricNameLabel } from './matcher';
import { typeOf } from './types';

/** A label by which two sides are matched, but which only one of them has. */
export interface Mismatch extends Span {
  /** `undefined` when one side may have any label where the other has none. */
  readonly label: string | undefined;
  readonly left: LabelFact;
  readonly right: LabelFact;
  /** Whether no series can ever match; otherwise only those without the label do. */
  readonly isCertain: boolean;
}

/** The mismatches of every operator between two instant vectors, in the expression and inside. */
export function mismatchesOf(expression: Expression, labelsOf: LabelsOf): readonly Mismatch[] {
  const own = expression.kind === 'binary' ? mismatches(expression, labelsOf) : [];
  return [...own, ...childrenOf(expression).flatMap((inner) => mismatchesOf(inner, labelsOf))];
}

/** The mismatches of one operator; none for `or`, which wants no match, and none where something is filled in. */
export function mismatches(binary: Binary, labelsOf: LabelsOf): readonly Mismatch[] {
  const { left, right, operator, operatorSpan, matching, fills } = binary;
  if (operator === 'or' || fills.length > 0 || typeOf(left) !== 'vector' || typeOf(right) !== 'vector') return [];
  const [mine, theirs] = [labelsOf(left), labelsOf(right)];
  const ignored = new Set([metricNameLabel, ...(matching?.by === 'ignoring' ? matching.labels : [])]);
  const isOn = matching?.by === 'on';
  const labels = isOn ? matching.labels : [...new Set([...mine.names, ...theirs.names])].filter((label) => !ignored.has(label));
  const found = labels.map((label): Mismatch => compare(operatorSpan, label, mine.of(label), theirs.of(label))).filter(isMismatch);
  const rest = compare(operatorSpan, undefined, mine.others, theirs.others);
  // A label of the others speaks for itself where it is named; the rest counts only when nothing else was found.
  return found.length > 0 || isOn || !isMismatch(rest) ? found : [rest];
}

const compare = ({ from, to }: Span, label: string | undefined, left: LabelFact, right: LabelFact): Mismatch => ({ from, to, label, left, right, isCertain: differForSure(left, right) });

/** One side always has the label and the other never, or both have it with values that never agree. */
function differForSure(left: LabelFact, right: LabelFact): boolean {
  if (left.presence === 'has' && right.presence === 'has') return left.values !== undefined && right.values !== undefined && !left.values.some((value) => right.values?.includes(value));
  return (left.presence === 'has' && right.presence === 'lacks') || (left.presence === 'lacks' && right.presence === 'has');
}

const isMismatch = ({ left, right, isCertain }: Mismatch): boolean => isCertain || (left.presence === 'lacks') !== (right.presence === 'lacks');
