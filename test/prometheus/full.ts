import { z } from 'zod';

import { unwrap } from '../../lib/base/read';
import { fileAt, secret, SecretText } from '../../lib/base/secret';
import { discoveries } from '../../lib/prometheus/discovery';
import { authenticationMethods } from '../../lib/prometheus/http-client';

/** Values for a single field: the first that its declaration takes, and that it would not have anyway, is used. */
const candidates: readonly unknown[] = [
  ...['other', '7m', '3GiB', '128MB', 'https://other.example/path', '/other/path', 'other.yml', 'tcp://docker.example:2375', 'other.example:4317', '0.5', '7ms'],
  ...['nl-ams-2', '11111111-2222-3333-4444-555555555555', 'SCW0123456789ABCDEFG', 7, 9_999, 0.5, true, false],
  ...[secret('other', 'key'), fileAt('/other/file'), new SecretText('from a file')],
];

/** Fields of which a section takes one at most. */
const exclusive: readonly (readonly (readonly string[])[])[] = [
  [...authenticationMethods, 'sigv4', 'azuread', 'googleIam', 'authToken'].map((method) => [method]),
  [['proxyUrl', 'noProxy'], ['proxyFromEnvironment']],
  [['managedIdentity'], ['workloadIdentity'], ['sdk'], ['certificate'], ['oauth']],
];

/**
 * Values that together set every field of a declaration that may be set, each to something that the server would not assume: one value,
 * or several where fields exclude each other. `known` gives values for fields by name, and no field of that name is set when it gives none.
 */
export function fullOf(schema: z.ZodType, known: Readonly<Record<string, readonly unknown[]>> = {}): readonly unknown[] {
  // What contains itself, such as JSON, takes a single value too.
  const inner = schema instanceof z.ZodLazy ? schema : unwrap(schema);
  if (inner instanceof z.ZodObject) return sections(inner.shape, known);
  if (inner instanceof z.ZodUnion) return options(inner).flatMap((option) => fullOf(option, known));
  if (inner instanceof z.ZodArray) return fullOf(inner.element as z.ZodType, known).map((element) => [element]);
  if (inner instanceof z.ZodRecord) return fullOf(inner.valueType as z.ZodType, known).map((value) => ({ other: value }));
  if (inner instanceof z.ZodEnum) return [inner.options.filter((option) => !isAssumed(schema, option)).at(-1)];
  if (inner instanceof z.ZodLiteral) return [...inner.values];
  const value = candidates.find((candidate) => schema.safeParse(candidate).success && !isAssumed(schema, candidate));
  if (value === undefined) throw new Error(`no candidate is taken by a ${inner.def.type}`);
  return [value];
}

const options = (union: z.ZodUnion): readonly z.ZodType[] => union.options as z.ZodType[];

function sections(shape: Readonly<Record<string, z.ZodType>>, known: Readonly<Record<string, readonly unknown[]>>): readonly unknown[] {
  const fields = Object.entries(shape)
    .filter(([, field]) => !isRuledOut(field))
    .map(([key, field]) => [key, known[key] ?? fullOf(field, known)] as const)
    .filter(([, values]) => values.length > 0);
  const ways = exclusive.map((group) => group.filter((way) => way.some((key) => key in shape)));
  const count = Math.max(1, ...fields.map(([, values]) => values.length));
  const most = Math.max(1, ...ways.map((group) => group.length));
  // Every value comes together with every way: a way may be a section with several values itself.
  return Array.from({ length: count * most }, (_, turn) => {
    const left = ways.flatMap((group) => group.filter((_way, index) => index !== turn % group.length).flat());
    return Object.fromEntries(fields.filter(([key]) => !left.includes(key)).map(([key, values]) => [key, values[Math.floor(turn / most) % values.length]]));
  });
}

/** Whether the field would have this value if nobody had written it. */
function isAssumed(schema: z.ZodType, value: unknown): boolean {
  const absent = schema.safeParse(undefined);
  const present = schema.safeParse(value);
  return absent.success && present.success && JSON.stringify(absent.data) === JSON.stringify(present.data);
}

/** Whether a field is declared only to say that it must not be written. */
export const isRuledOut = (field: z.ZodType): boolean => field instanceof z.ZodOptional && (field.unwrap() as z.ZodType).meta()?.['ruledOut'] === true;

/** No targets of the section's own: how they are found is said apart. */
export const withoutTargets: Readonly<Record<string, readonly unknown[]>> = Object.fromEntries(discoveries.map(({ key }) => [key, []]));

/** Entries of every kind that together set every field of it, by its key. */
export const fullEntries: ReadonlyMap<string, readonly unknown[]> = new Map(
  discoveries.map(({ key, schema }) => [key, key === 'kubernetesSdConfigs' ? ofKubernetes() : fullOf(schema, key === 'staticConfigs' ? { targets: [['app:8000']] } : {})]),
);

/** What of Kubernetes' fields goes together cannot be told from their declaration. */
function ofKubernetes(): readonly unknown[] {
  const { apiServer, role, ...http } = { apiServer: 'https://other.example', role: 'pod', tlsConfig: { insecureSkipVerify: true } };
  return [
    { role, apiServer, namespaces: { names: ['shop'] }, ...http },
    { role, kubeconfigFile: 'kubeconfig', selectors: [{ role: 'pod', label: 'app=web', field: 'spec.nodeName=one' }] },
    { role, namespaces: { ownNamespace: true }, attachMetadata: { node: true, namespace: true, deployment: true, job: true, cronjob: true } },
    ...['node', 'service', 'endpoints', 'endpointslice', 'ingress'].map((other) => ({ role: other })),
  ];
}
