import type { AlertmanagerConfig } from '../../alertmanager/config';
import type { Stack } from '../../stack/model';
import type { Hit } from '../define';
import { alertmanagerPath } from './alertmanager-path';

/** Makes what looks into alertmanager.yml, with paths from its root, look into a stack; where no Alertmanager runs there is nothing to find. */
export const inAlertmanagerConfig = (find: (config: AlertmanagerConfig) => readonly Hit[]): ((stack: Stack) => readonly Hit[]) => (stack) => {
  if (stack.alertmanager === undefined) return [];
  const root = [...alertmanagerPath(stack), 'config'];
  return find(stack.alertmanager.config).map((hit) => ({ ...hit, path: [...root, ...hit.path] }));
};
