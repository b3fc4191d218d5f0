import type { Finding } from '../base/finding';
import type { Stack } from '../stack/model';
import { checks } from './index';
import type { Hit, Seen } from './define';

/** A finding, and the character of a text that it is about. */
export type Judged = Finding & Pick<Hit, 'offset'>;

/** What is wrong with a stack, by every check that knows enough of it, each thing once. A spec says everything; files may not. */
export const judge = (stack: Stack, seen?: readonly Seen[]): Judged[] =>
  checks
    .filter(({ needs = [] }) => seen === undefined || needs.every((part) => seen.includes(part)))
    .flatMap((check) => once([...check.find(stack)]).map(({ refused = check.refused === true, ...hit }) => ({ check: check.id, severity: check.severity, ...hit, ...(!refused && { ours: true as const }) })));

/** A text may say the same wrong thing several times: the first place is enough. */
const once = (hits: readonly Hit[]): readonly Hit[] => [...new Map(hits.map((hit) => [JSON.stringify([hit.path, hit.message]), hit] as const).reverse()).values()].reverse();

/** Whether a finding is about something beside a value that was not understood: it says nothing then, the value may be what is missing. */
export const isAbout = (found: Pick<Finding, 'path'>, findings: readonly Pick<Finding, 'path'>[]): boolean =>
  findings.some(({ path }) => path.slice(0, -1).every((step, i) => found.path[i] === step) && path.length > 1);
