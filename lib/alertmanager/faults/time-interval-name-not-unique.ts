import { namedIntervals } from '../time-intervals';
import type { AlertmanagerFault } from './define';
import { repeatedNames } from './named';

/** Two time intervals with one name, in whichever of the two lists: the server refuses them. */
export const timeIntervalNameNotUnique: AlertmanagerFault = (config) => repeatedNames('time-interval-name-not-unique', namedIntervals(config));
