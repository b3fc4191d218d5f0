import type { z } from 'zod';

import { formatFindings } from '../../base/finding';
import { read } from '../../base/read';
import { NotationError } from '../../base/value';
import { globalConfig, type GlobalSpec } from '../global';
import { scrapeConfig, type ScrapeConfigSpec } from '../scrape-config';
import type { Labels } from './label-builder';
import { traceMetric, type MetricTrace } from './metric';
import { parseSeries } from './series-text';
import { traceTarget, type TargetTrace } from './target';

/** What stands around the job that is tried out. */
export interface RelabelTargetOptions {
  /** Times, switches and the scheme of names that the job inherits. @default the server's own */
  readonly global?: GlobalSpec;
  /** Labels that discovery gives to the target's group. @default none */
  readonly group?: Labels;
}

/**
 * Shows what a job makes of a target, rule by rule, as the server does it.
 *
 * `labels` are those that discovery finds, such as `__address__` and `__meta_kubernetes_pod_name`; what the job adds is added here.
 * @throws NotationError with every finding when the job or `global` cannot be read
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export function relabelTarget(job: ScrapeConfigSpec, labels: Labels, { global = {}, group }: RelabelTargetOptions = {}): TargetTrace {
  return traceTarget(readAll(scrapeConfig, job), readAll(globalConfig, global), { labels, group });
}

/** What stands around the series that is tried out. */
export interface RelabelMetricOptions {
  /** Limits and the scheme of names that the job inherits. @default the server's own */
  readonly global?: GlobalSpec;
  /** Labels that the target gives to its series, as {@link relabelTarget} finds them. @default `job` alone */
  readonly target?: Labels;
}

/**
 * Shows what a job makes of a series that a target exposes, rule by rule, as the server does it.
 *
 * `series` is a line of a page of metrics, such as `http_requests_total{code="500"}`, or its labels with `__name__` among them.
 * @throws NotationError when the series is none, and with every finding when the job or `global` cannot be read
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#metric_relabel_configs
 */
export function relabelMetric(job: ScrapeConfigSpec, series: string | Labels, { global = {}, target = { job: job.jobName } }: RelabelMetricOptions = {}): MetricTrace {
  return traceMetric(readAll(scrapeConfig, job), readAll(globalConfig, global), target, typeof series === 'string' ? parseSeries(series) : series);
}

function readAll<S extends z.ZodType>(schema: S, spec: unknown): z.output<S> {
  const { findings, model } = read(schema, spec);
  if (model === undefined || findings.length > 0) throw new NotationError(`the job cannot be tried out:\n${formatFindings(findings)}`, 'do what the findings say');
  return model;
}
