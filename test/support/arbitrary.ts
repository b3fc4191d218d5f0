import fc from 'fast-check';
import { z } from 'zod';

import { unwrap } from '../../lib/base/read';
import { secret } from '../../lib/base/secret';
import { isRuledOut } from '../../lib/base/ruled-out';
import { byteSize, credential, duration, goUrl, httpUrl, labelName, ratio, reachableUrl, version } from '../../lib/base/section';

/** Texts for where the declaration only says "text": good in many places, and odd ones. */
const texts = fc.constantFrom('app', 'job name', '/metrics', 'example.org:9100', 'app1:8000', 'a.b.svc:80', 'severity', 'x-y', 'é', '{{ $labels.job }}', '$1', '${1}_a', 'http://example.org/', 'none', '0', 'true', '~', '');

const urls = fc.constantFrom('https://example.org/path', 'http://localhost:9090', 'https://a.b.svc:8443');

const notations = new Map<z.ZodType, fc.Arbitrary<unknown>>([
  [duration, fc.constantFrom('5s', '15s', '30s', '1m', '5m', '1h30m', '1d', '90d', '500ms')],
  [byteSize, fc.constantFrom('1KB', '10MB', '512MiB', '60Gi', '0')],
  [ratio, fc.constantFrom('99.9%', '0.5')],
  [version, fc.constantFrom('3.16.0', '3.5')],
  [credential, fc.constantFrom(secret('a', 'key'), secret('login', 'password'))],
  ...[httpUrl, goUrl, reachableUrl].map((schema): [z.ZodType, fc.Arbitrary<unknown>] => [schema, urls]),
  [labelName, fc.constantFrom('job', 'instance', 'cluster', '__name__', '__address__', '__meta_kubernetes_pod_name', '__meta_filepath', '__tmp_x', 'le', 'é')],
]);

/** How often an optional field is written: seldom, or hardly anything whole would come out right. */
const seldom = 0.15;

/**
 * Values as a person might write them against a declaration: the right shape, often with something wrong in it.
 *
 * `known` gives better values for certain declarations, or for fields by name.
 */
export function arbitraryOf(schema: z.ZodType, known: ReadonlyMap<z.ZodType | string, fc.Arbitrary<unknown>> = new Map()): fc.Arbitrary<unknown> {
  const of = (declared: z.ZodType, depth: number): fc.Arbitrary<unknown> => {
    const given = known.get(declared) ?? notations.get(declared);
    if (given !== undefined) return given;
    if (declared instanceof z.ZodOptional || declared instanceof z.ZodDefault || declared instanceof z.ZodPrefault || declared instanceof z.ZodReadonly) return of(declared.def.innerType as z.ZodType, depth);
    const inner = unwrap(declared);
    if (inner !== declared && (known.has(inner) || notations.has(inner))) return of(inner, depth);
    // Declarations may contain themselves: routes in routes, JSON in JSON.
    if (depth > 7) return inner instanceof z.ZodArray ? fc.constant([]) : texts;
    if (inner instanceof z.ZodObject) return object(inner.shape, depth);
    if (inner instanceof z.ZodArray) return fc.array(of(inner.element as z.ZodType, depth + 1), { maxLength: 2 });
    if (inner instanceof z.ZodRecord) return fc.dictionary(fc.constantFrom('job', 'team', 'a_b', 'module', 'X-Scope'), of(inner.valueType as z.ZodType, depth + 1), { maxKeys: 2 });
    if (inner instanceof z.ZodUnion) return fc.oneof(...inner.options.map((option) => of(option as z.ZodType, depth + 1)));
    if (inner instanceof z.ZodEnum) return fc.constantFrom(...inner.options);
    if (inner instanceof z.ZodLiteral) return fc.constantFrom(...inner.values);
    if (inner instanceof z.ZodBoolean) return fc.boolean();
    if (inner instanceof z.ZodNumber) return fc.constantFrom(1, 2, 10, 100, 9090, 10_000);
    return texts;
  };
  const object = (shape: Record<string, z.ZodType>, depth: number): fc.Arbitrary<unknown> => {
    const fields = Object.entries(shape).filter(([, field]) => !isRuledOut(field)).map(([key, field]): [string, fc.Arbitrary<unknown>] => {
      const value = known.get(key) ?? of(field, depth + 1);
      const needed = !(field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodPrefault);
      return [key, needed ? value : fc.oneof({ weight: 100 * seldom, arbitrary: value }, { weight: 100 * (1 - seldom), arbitrary: fc.constant(undefined) })];
    });
    return fc.record(Object.fromEntries(fields)).map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)));
  };
  return of(schema, 0);
}
