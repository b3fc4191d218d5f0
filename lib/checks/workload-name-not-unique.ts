import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { alertmanagerPath } from './facts/alertmanager-path';
import { anAlertmanager } from './sample';

/** Server and Alertmanager have names of their own. */
export const workloadNameNotUnique = defineCheck({
  id: 'workload-name-not-unique',
  severity: 'error',
  needs: ['spec'],
  summary: 'The server and the Alertmanager have the same name.',
  why: 'Services, accounts and policies carry these names: one would replace the other.',
  see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  bad: [aStack({ name: 'monitoring', alertmanager: { ...anAlertmanager, name: 'monitoring' } })],
  good: [aStack({ name: 'monitoring', alertmanager: { ...anAlertmanager, name: 'alerts' } })],
  *find(stack) {
    const { server, alertmanager } = stack;
    if (server === undefined || server.name !== alertmanager?.name) return;
    yield { path: [...alertmanagerPath(stack), 'name'], message: `not unique, "${server.name}" is the name of the server too`, fix: 'choose another name' };
  },
});
