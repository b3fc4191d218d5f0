import type { ApiObjectMetadata } from 'cdk8s';

import type { Surroundings } from '../../stack/model';

/**
 * The label by which a Prometheus of the operator finds what belongs to a stack: `matchLabels` of its `ruleSelector`,
 * `serviceMonitorSelector`, `podMonitorSelector` and `probeSelector`. An empty selector finds it as well; one that is left out finds nothing.
 * @see https://prometheus-operator.dev/docs/platform/troubleshooting/
 */
export const operatorSelector = ({ name }: Surroundings): Readonly<Record<string, string>> => ({ 'app.kubernetes.io/part-of': name });

/** Name, namespace and labels of an object of the stack. */
export const metadata = (stack: Surroundings, name: string, labels: Readonly<Record<string, string>>): ApiObjectMetadata => ({
  name,
  namespace: stack.namespace,
  labels: { ...labels, ...operatorSelector(stack), 'app.kubernetes.io/managed-by': 'cdk8s-prometheus' },
});
