import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

import type { Manifest } from '../../support/manifests';

/** Where the operator's custom resource definitions lie: the folder in CRDS, or beside the checkout. */
const folder = process.env['CRDS'] ?? resolve(__dirname, '../../../../shared/crds');

/** Whether they are there; a test that needs them says so when they are not. */
export const hasCrds = existsSync(join(folder, 'monitoring.coreos.com_podmonitors.yaml'));

/** The folder, for what reads the definitions itself. */
export const crdFolder = folder;

/** `test` where the definitions are there; otherwise the title says why it is skipped. */
export const crdTest = (title: string, run: () => void): void => {
  if (hasCrds) test(title, run);
  else test.skip(`${title} (skipped: no custom resource definitions in $CRDS or ../shared/crds)`, run);
};

type Schema = Record<string, unknown>;
interface Definition {
  readonly spec: { readonly group: string; readonly names: { readonly kind: string }; readonly versions: readonly { readonly name: string; readonly served: boolean; readonly schema: { readonly openAPIV3Schema: Schema } }[] };
}

/** What an API server would refuse of an object of these kinds, or would leave out in silence. */
export function schemaFaults(manifest: Manifest): string[] {
  const validate = validators().get(`${manifest.apiVersion} ${manifest.kind}`);
  if (validate === undefined) throw new Error(`no schema for ${manifest.apiVersion} ${manifest.kind}`);
  validate(manifest);
  return (validate.errors ?? []).map(({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

let cache: ReadonlyMap<string, ValidateFunction> | undefined;

function validators(): ReadonlyMap<string, ValidateFunction> {
  cache ??= compiled();
  return cache;
}

const ours = /_(podmonitors|probes|prometheusrules|servicemonitors)\.yaml$/;

function compiled(): ReadonlyMap<string, ValidateFunction> {
  // Not strict: the schemas have words of Kubernetes' own, which a validator has to pass over.
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  const definitions = readdirSync(folder).filter((file) => ours.test(file)).map((file) => parse(readFileSync(join(folder, file), 'utf8')) as Definition);
  return new Map(
    definitions.flatMap(({ spec }) => spec.versions.filter(({ served }) => served).map(({ name, schema }) => [`${spec.group}/${name} ${spec.names.kind}`, ajv.compile(closed(schema.openAPIV3Schema, true) as Schema)] as const)),
  );
}

/** A field that the schema does not know is dropped by the API server without a word: here it is a fault. */
function closed(schema: unknown, isRoot = false): unknown {
  if (Array.isArray(schema)) return schema.map((inner) => closed(inner));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { pattern, properties, ...rest } = schema as Schema;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, closed(inner)])),
    // Go's flag for case has no counterpart; the field that has it is one that we do not write.
    ...(typeof pattern === 'string' && !pattern.includes('(?i)') && { pattern }),
    ...(typeof properties === 'object' &&
      properties !== null && {
        properties: Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, isRoot && key === 'metadata' ? {} : closed(inner)])),
        additionalProperties: false,
      }),
  };
}
