import { ruleFileName } from '../stack/documents';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';

const up = { record: 'job:up:sum', expr: 'sum by (job) (up)' };
const down = { record: 'job:down:count', expr: 'count by (job) (up == 0)' };

/** Each rule group is a file of its own. */
export const ruleFileNameNotUnique = defineCheck({
  id: 'rule-file-name-not-unique',
  severity: 'error',
  needs: ['spec'],
  summary: 'The names of two rule groups give the same file name.',
  why: 'A file name holds letters, digits, "-", "_" and "." only, everything else becomes "-". One group would replace the other, and its rules were gone.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object',
  bad: [aStack({ ruleGroups: [{ name: 'app / up', rules: [up] }, { name: 'app: up', rules: [down] }] })],
  good: [aStack({ ruleGroups: [{ name: 'app / up', rules: [up] }, { name: 'app / down', rules: [down] }] })],
  *find({ server }) {
    const groups = server?.ruleGroups ?? [];
    for (const [index, group] of groups.entries()) {
      const first = groups.find((other) => ruleFileName(other) === ruleFileName(group));
      if (first === undefined || first.name === group.name) continue;
      yield {
        path: ['ruleGroups', index, 'name'],
        message: `not unique, "${group.name}" and "${first.name}" both give the file "${ruleFileName(group)}"`,
        fix: 'choose a name that differs in letters or digits',
      };
    }
  },
});
