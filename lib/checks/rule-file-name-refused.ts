import { ruleFileName } from '../stack/documents';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';

const rules = [{ record: 'job:up:sum', expr: 'sum by (job) (up)' }];

/** The file of a rule group can be a key of a ConfigMap. */
export const ruleFileNameRefused = defineCheck({
  id: 'rule-file-name-refused',
  severity: 'error',
  needs: ['spec'],
  summary: 'The name of a rule group gives a file name that Kubernetes does not take.',
  why: 'The API server refuses the ConfigMap, and with it all the rules.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object',
  bad: [aStack({ ruleGroups: [{ name: '../app', rules }] })],
  good: [aStack({ ruleGroups: [{ name: 'app', rules }] })],
  *find({ server }) {
    for (const [index, group] of (server?.ruleGroups ?? []).entries()) {
      const name = ruleFileName(group);
      const path = ['ruleGroups', index, 'name'];
      if (name.startsWith('..')) yield { path, message: `a file name that begins with "..", got "${group.name}"`, fix: 'begin it with a letter' };
      else if (name.length > longest) {
        yield {
          path,
          message: `longer than ${longest} characters as a file name, got ${name.length}`,
          fix: `use at most ${longest - '.yml'.length}`,
        };
      }
    }
  },
});

const longest = 253;
