/** A stretch of the expression, in UTF-16 code units as JavaScript counts: `expression.slice(from, to)` is the text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Why Prometheus refuses the expression, and where. */
export interface Fault extends Span {
  /** Lower case, present tense, no full stop; the author's text in double quotes. */
  readonly message: string;
  /** What to do about it, in the imperative. */
  readonly fix?: string;
}

/** Builds a fault; the span may be any node or token. */
export const faultAt = ({ from, to }: Span, message: string, fix?: string): Fault => ({
  from,
  to,
  message,
  ...(fix !== undefined && { fix }),
});

/** The smallest span that holds both. */
export const spanning = (first: Span, last: Span): Span => ({ from: first.from, to: last.to });

/** In the order of the text; of two at one place the wider comes first. */
export const inOrder = (faults: readonly Fault[]): readonly Fault[] => [...faults].sort((a, b) => a.from - b.from || b.to - a.to);
