import { z } from 'zod';

import type { Discovery } from './define';
import { dnsDiscovery } from './dns';
import { dockerswarmDiscovery } from './dockerswarm';
import { fileDiscovery } from './file';
import { httpDiscovery } from './http';
import { kubernetesDiscovery } from './kubernetes';
import { staticDiscovery } from './static';

/** Every kind of discovery, in alphabetical order. Adding one: an import and a line. */
export const discoveries = [
  dnsDiscovery,
  dockerswarmDiscovery,
  fileDiscovery,
  httpDiscovery,
  kubernetesDiscovery,
  staticDiscovery,
] as const;

type Member = (typeof discoveries)[number];

/** The lists of all kinds, as fields of a section that has targets: a scrape job, or `alerting.alertmanagers`. */
type DiscoveryFields = { readonly [K in Member['key']]: z.ZodDefault<z.ZodArray<Extract<Member, { key: K }>['schema']>> };

// One list a kind: `Object.fromEntries` forgets the names, the type above restates them.
export const discoveryFields = Object.fromEntries(discoveries.map((kind) => [kind.key, z.array(kind.schema as z.ZodType).default([])])) as unknown as DiscoveryFields;

/** One entry that was declared somewhere, with its kind. */
export interface DeclaredDiscovery {
  readonly kind: Discovery<string, z.ZodType>;
  readonly index: number;
  readonly entry: unknown;
}

/** All entries of a section, of every kind, in the order of the registry. */
export const discoveriesOf = (model: Readonly<Record<Member['key'], readonly unknown[]>>): DeclaredDiscovery[] =>
  discoveries.flatMap((kind) =>
    // The cast drops the entry's type: what shared code asks (`metaLabels`) is given the entry of the same kind back.
    model[kind.key].map((entry, index) => ({ kind: kind, index, entry })),
  );
