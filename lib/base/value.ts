/**
 * A quantity or a name that has a notation: read once, from the notation of the field, and printed back in it.
 * A number never travels alone.
 */
export interface Value {
  /** The canonical text, as Prometheus prints it; equal values print equally. */
  toString(): string;
}

/** Thrown by the `parse` of a value: why the text is none, and what would be one. */
export class NotationError extends Error {
  constructor(
    message: string,
    /** What to write instead. */
    readonly fix: string,
  ) {
    super(message);
    this.name = 'NotationError';
  }
}
