import { alertmanager } from './alertmanager';
import { prometheus } from './prometheus';
import { targets } from './targets';
import { watchdog } from './watchdog';

/** Every pack of the library, in alphabetical order. Adding one: an import and a line. */
export const packs = [alertmanager, prometheus, targets, watchdog] as const;
