import type { SpecPath } from '../../base/spec-path';
import type { Alertmanager, Server, Stack } from '../../stack/model';
import { alertmanagerPath } from './alertmanager-path';

/** What server and Alertmanager have in common, and where it stands. */
export interface WorkloadPlace {
  readonly path: SpecPath;
  readonly workload: Server | Alertmanager;
}

/** What of the stack runs. */
export const workloads = (stack: Stack): WorkloadPlace[] => [
  ...(stack.server === undefined ? [] : [{ path: [], workload: stack.server }]),
  ...(stack.alertmanager === undefined ? [] : [{ path: alertmanagerPath(stack), workload: stack.alertmanager }]),
];
