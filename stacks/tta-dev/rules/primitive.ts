/**
 * A primitive is known by its job, its name and its type. Every series that is recorded for one, and every alert about
 * one, carries these three: its processes are summed up, since a promise is made for the primitive and not for a process.
 */
export const perPrimitive = ['job', 'primitive_name', 'primitive_type'] as const;

const labels = perPrimitive.join(', ');

/** Aggregation to the level of a primitive. */
export const byPrimitive = `by (${labels})`;

/** Aggregation to the buckets of a primitive's histogram. */
export const byPrimitiveAndBucket = `by (${labels}, le)`;

/** Match with something else about the same primitive. */
export const onPrimitive = `on (${labels})`;

/** How the text of an alert names the primitive; Go template. */
export const primitive = '{{ $labels.primitive_name }}';

/** The primitive with all that tells it from others; Go template. */
export const primitiveInFull = '{{ $labels.primitive_name }} (type {{ $labels.primitive_type }}, job {{ $labels.job }})';

/** Rate per second of a counter, summed up for each primitive; each process' own resets are seen before the sum. */
export const rateOf = (counter: string, window: string, offset?: string): string => sumOf('rate', counter, window, offset);

/** What a counter grew by within the window, summed up for each primitive. */
export const increaseOf = (counter: string, window: string, offset?: string): string => sumOf('increase', counter, window, offset);

const sumOf = (operation: string, counter: string, window: string, offset?: string): string =>
  `sum ${byPrimitive} (${operation}(${counter}[${window}]${offset === undefined ? '' : ` offset ${offset}`}))`;
