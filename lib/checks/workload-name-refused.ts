import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { alertmanagerPath } from './facts/alertmanager-path';

/** The name of a workload is one for everything that belongs to it. */
export const workloadNameRefused = defineCheck({
  id: 'workload-name-refused',
  severity: 'error',
  needs: ['spec'],
  summary: 'The name of the server or of the Alertmanager is not one for all that belongs to it.',
  why: 'A Service must begin with a letter, and the pods of a StatefulSet carry a label of its name and a hash, which must not be longer than 63 characters. The API server refuses the others.',
  see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names',
  bad: [aStack({ name: '9090' })],
  good: [aStack({ name: 'prometheus-9090' })],
  *find(stack) {
    const parts = [
      { path: ['name'], name: stack.server?.name },
      { path: [...alertmanagerPath(stack), 'name'], name: stack.alertmanager?.name },
    ];
    for (const { path, name } of parts) {
      if (name === undefined) continue;
      if (!/^[a-z]/.test(name)) yield { path, message: `a Service cannot be called so, got "${name}"`, fix: 'begin it with a letter' };
      else if (name.length > longest) yield { path, message: `longer than ${longest} characters, got ${name.length}`, fix: `use at most ${longest}` };
    }
  },
});

/** 63, less a dash and the ten characters of a revision's hash. */
const longest = 52;
