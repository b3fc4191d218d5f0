import { isPlainLabelName } from '../base/name';
import { analyze } from '../promql/analyze';
import { partsOf } from '../promql/ast';
import { scan } from '../promql/scan';

/** Text that goes into the expression at this place. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * The expression with the labels in every `by (…)` and `on (…)`, so that things are told apart by them too: what was summed up over all
 * clusters is summed up for each, and matched with what is of the same one.
 *
 * An aggregation of everything gets a `by (…)` of its own; `without (…)` and `ignoring (…)` keep the labels anyway. `absent()` and `scalar()`
 * know of no labels, and stay what they are. An expression that does not parse comes back as it is; the stack's own checks say why.
 */
export function tellApart(expr: string, by: readonly string[]): string {
  const { expression } = analyze(expr);
  if (expression === undefined || by.length === 0) return expr;
  const { tokens } = scan(expr);

  /** Into the first list from here on. */
  const intoList = (from: number, there: readonly string[]): Insertion[] => {
    const more = by.filter((label) => !there.includes(label));
    const open = tokens.findIndex((token) => token.kind === '(' && token.from >= from);
    const at = tokens[open]?.to ?? expr.length;
    return more.length === 0 ? [] : [{ at, text: `${listed(more)}${tokens[open + 1]?.kind === ')' ? '' : ', '}` }];
  };

  const insertions = [...partsOf(expression)].flatMap((part): Insertion[] => {
    if (part.kind === 'binary' && part.matching?.by === 'on') return intoList(part.operatorSpan.from, part.matching.labels);
    if (part.kind !== 'aggregation') return [];
    const { grouping, operatorSpan } = part;
    if (grouping === undefined) return [{ at: operatorSpan.to, text: ` by (${listed(by)}) ` }];
    return grouping.mode === 'by' ? intoList(grouping.from, grouping.labels) : [];
  });
  return insertions.sort((one, other) => other.at - one.at).reduce((text, { at, text: more }) => text.slice(0, at) + more + text.slice(at), expr);
}

const listed = (labels: readonly string[]): string => labels.map((label) => (isPlainLabelName(label) ? label : JSON.stringify(label))).join(', ');
