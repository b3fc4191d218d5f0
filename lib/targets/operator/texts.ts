/**
 * A generated type with the plain texts where it has enums: `'keep'` for `…RelabelingsAction.KEEP`.
 *
 * Each kind of monitor has enums of its own for the same words, so that nothing could be written for all kinds at once.
 */
export type Texts<T> = T extends string ? `${T}` : T extends object ? { [K in keyof T]: Texts<T[K]> } : T;

/** Properties written with plain texts, as the generated constructs take them. */
export const fromTexts = <T>(texts: Texts<T>): T =>
  // The members of a generated enum are its texts: the two types have the same values.
  texts as unknown as T;
