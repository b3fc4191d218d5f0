import type { PlannedSilence } from '../../alertmanager/planned-silence';
import type { SpecPath } from '../../base/spec-path';
import type { Stack } from '../../stack/model';
import { alertmanagerPath } from './alertmanager-path';

/** A planned silence, and where it stands in the spec. */
export interface SilencePlace {
  readonly silence: PlannedSilence;
  readonly path: SpecPath;
}

/** Where the planned silences of a stack stand. */
export const silencesPath = (stack: Stack): SpecPath => [...alertmanagerPath(stack), 'silences'];

/** Every planned silence, in the order in which they are written. */
export const silencesOf = (stack: Stack): SilencePlace[] => (stack.alertmanager?.silences ?? []).map((silence, index) => ({ silence, path: [...silencesPath(stack), index] }));
