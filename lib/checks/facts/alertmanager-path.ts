import type { SpecPath } from '../../base/spec-path';
import type { Stack } from '../../stack/model';

/** Where the Alertmanager stands in the spec: under a key of the stack's, or, when it is all there is, at the root. */
export const alertmanagerPath = ({ server }: Stack): SpecPath => (server === undefined ? [] : ['alertmanager']);
