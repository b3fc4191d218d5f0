import { aStack } from '../stack/sample';
import { defineCheck } from './define';

const up = { record: 'job:up:sum', expr: 'sum by (job) (up)' };
const down = { record: 'job:down:count', expr: 'count by (job) (up == 0)' };

/** A rule group has a name of its own. */
export const ruleGroupNameNotUnique = defineCheck({
  id: 'rule-group-name-not-unique',
  severity: 'error',
  needs: ['spec'],
  summary: 'Two rule groups have the same name.',
  why: "Each group is a file of its name: one would replace the other, and its rules were gone. In metrics and on the server's pages the two could not be told apart either.",
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule_group',
  bad: [aStack({ ruleGroups: [{ name: 'app', rules: [up] }, { name: 'app', rules: [down] }] })],
  good: [aStack({ ruleGroups: [{ name: 'app', rules: [up] }, { name: 'app-down', rules: [down] }] })],
  *find({ server }) {
    const groups = server?.ruleGroups ?? [];
    for (const [index, { name }] of groups.entries()) {
      const first = groups.findIndex((other) => other.name === name);
      if (first < index) {
        yield {
          path: ['ruleGroups', index, 'name'],
          message: `not unique, "${name}" is the name of ruleGroups[${first}] too`,
          fix: 'choose another name, or join the two groups',
        };
      }
    }
  },
});
