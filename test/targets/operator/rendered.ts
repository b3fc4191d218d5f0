import { resolveStack } from '../../../lib/stack/resolve';
import { aStack } from '../../../lib/stack/sample';
import type { PrometheusStackSpec } from '../../../lib/stack/spec';
import { formatFindings } from '../../../lib/base/finding';
import { renderOperator, type OperatorOptions, type OperatorRendering } from '../../../lib/targets/operator';
import type { Manifest } from '../../support/manifests';

export type JobSpec = NonNullable<PrometheusStackSpec['scrapeConfigs']>[number];

/** What the target makes of the smallest stack with these changes. */
export function operatorOf(changes: Partial<PrometheusStackSpec>, options?: OperatorOptions): OperatorRendering {
  const { findings, stack } = resolveStack('shop', aStack({ selfMonitoring: false, ...changes }));
  if (stack === undefined || findings.length > 0) throw new Error(formatFindings(findings));
  return renderOperator(stack, options);
}

/** The objects, when nothing is wrong. */
export function objectsOf(changes: Partial<PrometheusStackSpec>, options?: OperatorOptions): Manifest[] {
  const { findings, objects } = operatorOf(changes, options);
  if (findings.length > 0) throw new Error(formatFindings(findings));
  // The objects of the target are manifests.
  return objects as Manifest[];
}

/** The findings as a person reads them. */
export const findingsOf = (changes: Partial<PrometheusStackSpec>): string => formatFindings(operatorOf(changes).findings);

/** A job that finds pods, with these changes. */
export const podJob = (changes: Partial<JobSpec> = {}): JobSpec => ({ jobName: 'app', kubernetesSdConfigs: [{ role: 'pod', namespaces: { names: ['shop'] } }], ...changes });

/** A job that finds what is behind Services, with these changes. */
export const serviceJob = (changes: Partial<JobSpec> = {}): JobSpec => podJob({ kubernetesSdConfigs: [{ role: 'endpointslice', namespaces: { names: ['shop'] } }], ...changes });

/** The three rules of a probe. */
export const probeRules = [
  { sourceLabels: ['__address__'], targetLabel: '__param_target' },
  { sourceLabels: ['__param_target'], targetLabel: 'instance' },
  { targetLabel: '__address__', replacement: 'blackbox:9115' },
];

/** A job that probes, with these changes. */
export const probeJob = (changes: Partial<JobSpec> = {}): JobSpec =>
  podJob({ jobName: 'probe', kubernetesSdConfigs: [], metricsPath: '/probe', params: { module: ['http_2xx'] }, staticConfigs: [{ targets: ['https://shop.example'] }], relabelConfigs: probeRules, ...changes });
