import { formatPath, type SpecPath } from '../../base/spec-path';
import type { Hit } from '../define';

/** Something with a name that has to be its own, and where it stands. */
export interface Named {
  readonly name: string;
  /** Place of the thing; its field `name` is below it. */
  readonly path: SpecPath;
}

/** One hit for each name that stands a second time. */
export const repeatedNames = (things: readonly Named[]): readonly Hit[] =>
  things.flatMap(({ name, path }, index) => {
    const first = things.slice(0, index).find((other) => other.name === name);
    return first === undefined ? [] : [{ path: [...path, 'name'], message: `not unique, "${name}" is the name of ${formatPath(first.path)} too`, fix: 'give each its own name' }];
  });
