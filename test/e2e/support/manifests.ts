import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

import { checkout } from './engines';

const claim = z.object({ storageClassName: z.string().optional(), accessModes: z.array(z.string()), resources: z.object({ requests: z.object({ storage: z.string() }) }) });
const object = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), namespace: z.string().optional() }),
  spec: z.looseObject({ replicas: z.number().optional(), volumeClaimTemplates: z.array(z.object({ spec: claim })).optional() }).optional(),
  data: z.record(z.string(), z.string()).optional(),
  stringData: z.record(z.string(), z.string()).optional(),
});

/** An object of Kubernetes, as far as the suite looks into it. */
export type KubernetesObject = z.infer<typeof object>;

/** What a claim asks for: size, access modes and class. */
export type Claim = z.infer<typeof claim>;

/** The folder that `kubectl apply -f` takes. */
export const dist = join(checkout, 'dist');

/** The text of every manifest of the folder. */
export function manifestTexts(folder = dist): readonly string[] {
  return readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** Every object of these manifests; throws on one without kind and name. */
export function objectsOf(texts: readonly string[]): readonly KubernetesObject[] {
  return texts.flatMap((text) => parseAllDocuments(text).map((document) => object.parse(document.toJS())));
}

/** The volume claims that these objects make, one for each replica of a template. */
export function claimsOf(objects: readonly KubernetesObject[]): readonly Claim[] {
  return objects.flatMap(({ kind, spec }) => {
    if (kind === 'PersistentVolumeClaim') return [claim.parse(spec)];
    const templates = spec?.volumeClaimTemplates ?? [];
    return Array.from({ length: spec?.replicas ?? 1 }, () => templates.map((template) => template.spec)).flat();
  });
}

/** Secrets that pods of these objects use and that are not among the objects: `namespace/name` to the keys that are used. */
export function missingSecrets(objects: readonly KubernetesObject[]): ReadonlyMap<string, ReadonlySet<string>> {
  const made = new Set(objects.filter(({ kind }) => kind === 'Secret').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`));
  const missing = new Map<string, Set<string>>();
  for (const { metadata, spec } of objects) {
    for (const [name, key] of secretKeys(spec)) {
      const id = `${metadata.namespace}/${name}`;
      if (!made.has(id)) missing.set(id, (missing.get(id) ?? new Set()).add(key));
    }
  }
  return missing;
}

/** Walks a value for the shapes in which a pod names a Secret and its keys: a projected source, a volume, a variable. */
function secretKeys(value: unknown): readonly (readonly [name: string, key: string])[] {
  if (Array.isArray(value)) return value.flatMap(secretKeys);
  if (typeof value !== 'object' || value === null) return [];
  const volume = secretVolume.safeParse(value);
  if (volume.success) return (volume.data.secret.items ?? []).map(({ key }) => [volume.data.secret.name ?? volume.data.secret.secretName ?? '', key] as const);
  const variable = secretVariable.safeParse(value);
  if (variable.success) return [[variable.data.secretKeyRef.name, variable.data.secretKeyRef.key]];
  return Object.values(value).flatMap(secretKeys);
}

const secretVolume = z.object({
  secret: z.object({ name: z.string().optional(), secretName: z.string().optional(), items: z.array(z.object({ key: z.string() })).optional() }),
});
const secretVariable = z.object({ secretKeyRef: z.object({ name: z.string(), key: z.string() }) });
