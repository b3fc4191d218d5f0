import type { Finding } from '../../base/finding';
import { fault } from '../../base/finding';
import { formatPath, type SpecPath } from '../../base/spec-path';

/** Something with a name that has to be its own, and where it stands. */
export interface Named {
  readonly name: string;
  /** Place of the thing; its field `name` is below it. */
  readonly path: SpecPath;
}

/** One finding for each name that stands a second time. */
export const repeatedNames = (check: string, things: readonly Named[]): readonly Finding[] =>
  things.flatMap(({ name, path }, index) => {
    const first = things.slice(0, index).find((other) => other.name === name);
    return first === undefined ? [] : [fault(check, [...path, 'name'], `not unique, "${name}" is the name of ${formatPath(first.path)} too`, 'give each its own name')];
  });
