/** What was read from a file, before anybody knows that it is what it should be. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a value that may be anything; none of what has none. */
export const fieldsAt = (value: unknown): Fields => (isPlain(value) ? value : {});

/** The elements of a value that may be anything; none of what is no list. */
export const listAt = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** The texts of a list that may be anything. */
export const textsAt = (value: unknown): readonly string[] => listAt(value).filter((element) => typeof element === 'string');

/** Whether it is an object of fields, and no list, text or value of a class. */
export const isPlain = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null);
