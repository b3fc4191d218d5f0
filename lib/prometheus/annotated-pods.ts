import type { ScrapeConfigSpec } from './scrape-config';

/** Which pods opt in, and how their job is called. */
export interface AnnotatedPodsOptions extends Omit<ScrapeConfigSpec, 'jobName' | 'kubernetesSdConfigs' | 'relabelConfigs' | 'basicAuth' | 'authorization' | 'oauth2'> {
  readonly jobName: string;
  /** Namespaces to look in: permissions are granted there only. @default everywhere */
  readonly namespaces?: string[];
  /** Label selector of the pods, judged by the API server. @default every pod */
  readonly selector?: string;
}

/**
 * A job for pods that opt in by annotation: `prometheus.io/scrape: "true"`, and `prometheus.io/port` and `prometheus.io/path` where
 * they differ from what the container declares.
 *
 * Pods that have ended, and init containers, are left out. A pod with several ports needs the annotation with the port, or each of its ports is a
 * target.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config
 */
export function annotatedPods({ jobName, namespaces, selector, ...options }: AnnotatedPodsOptions): ScrapeConfigSpec {
  const pod = '__meta_kubernetes_pod';
  const annotation = (name: string) => `${pod}_annotation_prometheus_io_${name}`;
  return {
    ...options,
    jobName,
    kubernetesSdConfigs: [
      {
        role: 'pod',
        ...(namespaces !== undefined && { namespaces: { names: namespaces } }),
        ...(selector !== undefined && { selectors: [{ role: 'pod', label: selector }] }),
      },
    ],
    relabelConfigs: [
      { action: 'keep', sourceLabels: [annotation('scrape')], regex: 'true' },
      // What has ended still has an address, which may be somebody else's by now.
      { action: 'drop', sourceLabels: [`${pod}_phase`], regex: 'Pending|Succeeded|Failed|Completed' },
      { action: 'drop', sourceLabels: [`${pod}_container_init`], regex: 'true' },
      { sourceLabels: [annotation('path')], regex: '(.+)', targetLabel: '__metrics_path__' },
      // An IPv6 address needs its brackets, which the discovered address has and the pod's own has not.
      { sourceLabels: ['__address__', annotation('port')], regex: '(\\[[^\\]]+\\]|[^:;]+)(?::\\d+)?;(\\d+)', targetLabel: '__address__', replacement: '${1}:${2}' },
      { sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'namespace' },
      { sourceLabels: [`${pod}_name`], targetLabel: 'pod' },
    ],
  };
}
