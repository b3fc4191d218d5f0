import { App, Chart, Testing } from 'cdk8s';

import { PrometheusStack, type PrometheusStackSpec } from '../../lib';

/** A Kubernetes object as it is written. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Readonly<Record<string, string>>; readonly annotations?: Readonly<Record<string, string>> };
  readonly [key: string]: unknown;
}

/** The manifests of a stack. */
export const manifestsOf = (spec: PrometheusStackSpec, id = 'test'): Manifest[] => Testing.synth(new PrometheusStack(new App(), id, spec)) as Manifest[];

/** The manifests of whatever is put into a chart. */
export function manifestsIn(namespace: string, build: (chart: Chart) => void): Manifest[] {
  const chart = new Chart(new App(), 'test', { namespace, disableResourceNameHashes: true });
  build(chart);
  return Testing.synth(chart) as Manifest[];
}

/** The one object of a kind and a name. */
export function find(manifests: readonly Manifest[], kind: string, name?: string): Manifest {
  const found = manifests.filter((manifest) => manifest.kind === kind && (name === undefined || manifest.metadata.name === name));
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} objects of kind ${kind} named ${name ?? 'anything'} in ${manifests.map((manifest) => `${manifest.kind}/${manifest.metadata.name}`).join(', ')}`);
  return found[0];
}

/** What lies at a path, as whatever the test expects it to be. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, step) => (typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[step] : undefined), value);

/** Every value beneath a value, itself included, with its path. */
export function* walk(value: unknown, path: readonly (string | number)[] = []): Generator<readonly [readonly (string | number)[], unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}
