import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { alertmanagerPath } from './facts/alertmanager-path';
import { anAlertmanager } from './sample';

const by = { kind: 'ingress' } as const;
const from = { namespace: 'ingress' };

/** Each user interface is reached under an address of its own. */
export const accessNotUnique = defineCheck({
  id: 'access-not-unique',
  severity: 'error',
  needs: ['spec'],
  summary: 'The server and the Alertmanager are reached under the same host and path.',
  why: 'One of them takes all requests, and which one is up to the controller. Links in notifications lead to the wrong page.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  bad: [aStack({ access: { host: 'monitoring.example', by, from }, alertmanager: { ...anAlertmanager, access: { host: 'monitoring.example', by, from } } })],
  good: [aStack({ access: { host: 'monitoring.example', by, from }, alertmanager: { ...anAlertmanager, access: { host: 'monitoring.example', path: '/alertmanager', by, from } } })],
  *find(stack) {
    const [mine, other] = [stack.server?.access, stack.alertmanager?.access];
    if (mine === undefined || other === undefined || mine.host !== other.host || mine.path !== other.path) return;
    yield {
      path: [...alertmanagerPath(stack), 'access'],
      message: `not unique, the server is reached at "${mine.host}${mine.path}" too`,
      fix: 'choose another host, or another path',
    };
  },
});
