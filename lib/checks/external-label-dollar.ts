import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** A dollar sign in an external label asks for the environment. */
export const externalLabelDollar = defineCheck({
  id: 'external-label-dollar',
  severity: 'error',
  summary: 'An external label asks for an environment variable.',
  why: 'Prometheus expands "$name" in these values, and the stack sets no such variable: what is left is a shorter value, or no label at all.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file',
  bad: [aStack({ global: { externalLabels: { cluster: '$CLUSTER' } } })],
  good: [aStack({ global: { externalLabels: { cluster: 'production', currency: '$$' } } })],
  *find({ server }) {
    for (const [name, value] of Object.entries(server?.global.externalLabels ?? {})) {
      const asked = [...value.matchAll(variable)].map(([text]) => text).find((text) => text !== '$$');
      if (asked === undefined) continue;
      yield {
        path: ['global', 'externalLabels', name],
        message: `"${asked}" is taken from the environment, where it is not set${asked === value ? '' : `, got "${value}"`}`,
        fix: 'write the value itself; "$$" stands for a dollar sign',
      };
    }
  },
});

/** What Go expands; a dollar sign before anything else stays. @see https://pkg.go.dev/os#Expand */
const variable = /\$(?:\$|\{[^}]*\}?|[*#@!?\-0-9]|\w+)/g;
