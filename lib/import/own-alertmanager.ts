import { alertmanagerPort } from '../stack/placement';
import { fieldsAt, listAt } from '../bundle/fields-at';

/**
 * Whether a server's alerts go to the Alertmanager beside it and nowhere else: one address with its port, of a host that is named like it or
 * is the same machine. Any other setting, such as a login, is one that the address of a stack's own Alertmanager has no place for.
 */
export function isToOwnAlertmanager(config: unknown): boolean {
  const [entry, ...others] = listAt(fieldsAt(fieldsAt(config)['alerting'])['alertmanagers']);
  const { staticConfigs, ...rest } = fieldsAt(entry);
  const [group, ...more] = listAt(staticConfigs);
  const { targets, ...labels } = fieldsAt(group);
  const [target, ...further] = listAt(targets);
  if (others.length + more.length + further.length > 0 || typeof target !== 'string') return false;
  const assumed: Readonly<Record<string, unknown>> = { scheme: 'http', timeout: '10s', apiVersion: 'v2', pathPrefix: '' };
  const isAssumed = Object.entries(rest).every(([key, value]) => assumed[key] === value);
  const hasLabels = Object.keys(fieldsAt(labels['labels'])).length > 0;
  return isAssumed && !hasLabels && new RegExp(`^(localhost|127\\.0\\.0\\.1|[\\w.-]*alertmanager[\\w.-]*):${alertmanagerPort}$`).test(target);
}
