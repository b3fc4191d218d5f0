import type { SpecPath } from '../base/spec-path';
import type { AlertmanagerConfig } from './config';
import type { TimeInterval } from './time-interval';

/** A time interval, and where it is declared. */
export interface DeclaredInterval extends TimeInterval {
  readonly path: SpecPath;
}

/** All time intervals that routes may name, from both lists: the older one first, as the server reads them. */
export const namedIntervals = ({ timeIntervals, muteTimeIntervals }: Pick<AlertmanagerConfig, 'timeIntervals' | 'muteTimeIntervals'>): readonly DeclaredInterval[] => [
  ...muteTimeIntervals.map((interval, index) => ({ ...interval, path: ['muteTimeIntervals', index] })),
  ...timeIntervals.map((interval, index) => ({ ...interval, path: ['timeIntervals', index] })),
];
