import { z } from 'zod';

import { nativeKey, type Native } from '../../lib/base/native';
import { unwrap } from '../../lib/base/read';
import { alertingConfig } from '../../lib/prometheus/alerting';
import { discoveries } from '../../lib/prometheus/discovery';
import { globalConfig } from '../../lib/prometheus/global';
import { otlpConfig } from '../../lib/prometheus/otlp';
import { remoteReadConfig, remoteWriteConfig } from '../../lib/prometheus/remote';
import { runtimeConfig } from '../../lib/prometheus/runtime';
import { scrapeConfig } from '../../lib/prometheus/scrape-config';
import { tracingConfig } from '../../lib/prometheus/tracing';
import { exemplarsConfig, retention, tsdbConfig } from '../../lib/prometheus/tsdb';
import { webConfig } from '../../lib/prometheus/web-config';
import { fullEntries, fullOf, isRuledOut, withoutTargets } from './full';
import { printed, readingOf } from './reading';

const sections: readonly (readonly [string, z.ZodType])[] = [
  ['global', globalConfig],
  ['runtime', runtimeConfig],
  ['a scrape job', scrapeConfig],
  ['alerting', alertingConfig],
  ['remote write', remoteWriteConfig],
  ['remote read', remoteReadConfig],
  ['tsdb', tsdbConfig],
  ['retention', retention],
  ['exemplars', exemplarsConfig],
  ['tracing', tracingConfig],
  ['OTLP', otlpConfig],
];

describe.each(sections)('every field of %s', (_, schema) => {
  const values = fullOf(schema, withoutTargets);

  test('can be set without a finding', () => {
    expect(values.map((value) => readingOf(schema, value))).toEqual(values.map(() => ''));
  });

  test('is printed', () => {
    const keys = new Set(values.flatMap((value) => keysIn(printed(schema, value))));
    expect([...declaredKeys(schema)].filter((key) => !keys.has(key))).toEqual([]);
  });
});

describe.each(discoveries.map(({ key, schema }) => [key, schema as z.ZodType] as const))('every field of %s', (key, schema) => {
  const values = fullEntries.get(key) ?? [];

  test('can be set without a finding, and is printed', () => {
    expect(values.map((value) => readingOf(schema, value))).toEqual(values.map(() => ''));
    const keys = new Set(values.flatMap((value) => keysIn(printed(schema, value))));
    const missing = [...declaredKeys(schema)].filter((name) => !keys.has(name));
    // The connection of Kubernetes is that of every other kind.
    expect(key === 'kubernetesSdConfigs' ? missing.filter((name) => !declaredKeys(scrapeConfig).has(name)) : missing).toEqual([]);
  });
});

test('every field of the web configuration can be set', () => {
  const values = fullOf(webConfig, { clientAuthType: ['RequireAndVerifyClientCert'], cipherSuites: [['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256']], minVersion: ['TLS12'], maxVersion: ['TLS12'], 'X-Frame-Options': ['deny'] });
  expect(values.map((value) => readingOf(webConfig, value))).toEqual(values.map(() => ''));
  const keys = new Set(values.filter((value) => !('file' in (value as object))).flatMap((value) => keysIn(printed(webConfig, value))));
  expect([...keys].sort()).toEqual(expect.arrayContaining(['burst', 'cipher_suites', 'client_allowed_sans', 'client_ca_file', 'curve_preferences', 'http2', 'interval', 'max_version', 'prefer_server_cipher_suites', 'rate_limit', 'X-XSS-Protection']));
});

/** Every key of a printed section, at whatever depth. */
function keysIn(native: Native): string[] {
  if (typeof native !== 'object' || native === null) return [];
  if (Array.isArray(native)) return (native as readonly Native[]).flatMap(keysIn);
  return Object.entries(native as { readonly [key: string]: Native }).flatMap(([key, value]) => [key, key.replace(/_file$/, ''), ...keysIn(value)]);
}

/** Every key that a declaration may print, targets left out. */
function declaredKeys(schema: z.ZodType): Set<string> {
  if (schema instanceof z.ZodLazy) return new Set();
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return new Set((inner.options as z.ZodType[]).flatMap((option) => [...declaredKeys(option)]));
  if (inner instanceof z.ZodArray) return declaredKeys(inner.element as z.ZodType);
  if (inner instanceof z.ZodRecord) return declaredKeys(inner.valueType as z.ZodType);
  if (!(inner instanceof z.ZodObject)) return new Set();
  const fields = Object.entries(inner.shape as Readonly<Record<string, z.ZodType>>).filter(([key, field]) => !(key in withoutTargets) && !isRuledOut(field) && !isConstant(field));
  return new Set(fields.flatMap(([key, field]) => [nativeKey(key, field), ...declaredKeys(field)]));
}

/** Whether a field has one possible value only, which the server assumes anyway. */
const isConstant = (field: z.ZodType): boolean => {
  const inner = unwrap(field);
  return inner instanceof z.ZodEnum && inner.options.length === 1 && field.safeParse(undefined).data === inner.options[0];
};
