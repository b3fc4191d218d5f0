import { resolveStack } from '../stack/resolve';
import type { Stack } from '../stack/model';
import type { PrometheusStackSpec } from '../stack/spec';
import { renderCompose, type ComposeOptions } from '../targets/compose';
import { renderNative } from '../targets/native';
import { renderOperator, type OperatorOptions } from '../targets/operator';
import { refused, type Rendering } from '../targets/rendering';
import { judged } from './judgement';

/** The stack as a Docker Compose project; `name` is the project's. */
export const compose = (name: string, spec: PrometheusStackSpec, options: ComposeOptions = {}): Rendering => rendered(name, spec, (stack) => renderCompose(stack, options));

/** The stack as the files and command lines of the programs themselves. */
export const native = (name: string, spec: PrometheusStackSpec): Rendering => rendered(name, spec, renderNative);

/** The stack's jobs and rules as resources of the Prometheus Operator. */
export const operator = (name: string, spec: PrometheusStackSpec, options: OperatorOptions = {}): Rendering => rendered(name, spec, (stack) => renderOperator(stack, options));

/** Judges the spec, and renders it when nothing is wrong. */
function rendered(name: string, spec: PrometheusStackSpec, render: (stack: Stack) => Rendering): Rendering {
  const { findings, stack } = judged(resolveStack(name, spec));
  if (stack === undefined) return refused(findings);
  const rendering = render(stack);
  return { ...rendering, findings: [...findings, ...rendering.findings] };
}
