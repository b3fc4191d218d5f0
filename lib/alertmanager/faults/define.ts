import type { Finding } from '../../base/finding';
import type { AlertmanagerConfig } from '../config';

/** Finds one kind of fault in an Alertmanager's configuration; paths count from its root. Never throws, never changes it. */
export type AlertmanagerFault = (config: AlertmanagerConfig) => readonly Finding[];
