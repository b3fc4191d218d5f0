import { fault, type Finding } from '../../base/finding';
import type { SpecPath } from '../../base/spec-path';
import type { Surroundings } from '../../stack/model';

/**
 * Name of the object for a job or a rule group: the stack's name before it, so that nobody else's object in the namespace is
 * replaced, and `-` for all that a name may not hold.
 */
export const objectName = ({ name }: Surroundings, text: string): string => `${name}-${text}`.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/** Something of the spec that becomes an object. */
export interface Named {
  readonly name: string;
  readonly path: SpecPath;
}

/** Letters of a UID. */
const uid = 36;

/** Most letters of a name: the operator keeps a PrometheusRule under `<namespace>-<name>-<UID>.yaml`, a key that may have 253. */
const longest = ({ namespace }: Surroundings): number => 253 - namespace.length - uid - '--.yaml'.length;

/** Objects of one kind that would have the same name, and names that are too long. */
export function nameFaults(stack: Surroundings, named: readonly Named[]): Finding[] {
  const first = new Map<string, SpecPath>();
  return named.flatMap(({ name, path }) => {
    const most = longest(stack);
    if (name.length > most) return [fault('name-too-long', path, `longer than an object's name may be, got ${name.length} over ${most} letters of "${name}"`, 'shorten it')];
    if (first.has(name)) return [fault('name-not-unique', path, `not unique, another one gives the object "${name}" too`, 'let them differ in letters or digits, not only in case or punctuation')];
    first.set(name, path);
    return [];
  });
}
