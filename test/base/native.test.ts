import { z } from 'zod';

import { nativeKey, toNative } from '../../lib/base/native';
import { ruledOut } from '../../lib/base/ruled-out';
import { fileAt, secret, secretBesideConfig } from '../../lib/base/secret';
import { credential, duration, section } from '../../lib/base/section';

const schema = section({
  scrapeInterval: duration.prefault('1m'),
  enableHttp2: z.boolean().default(true),
  params: z.record(z.string(), z.array(z.string())).default({}),
  basicAuth: section({ username: z.string(), password: credential }).optional(),
  either: z.union([z.string(), section({ deepKey: z.int() })]).optional(),
  kinds: z.array(z.discriminatedUnion('kind', [section({ kind: z.literal('a'), aField: z.string().default('x') }), section({ kind: z.literal('b'), bField: z.int() })])).default([]),
});

const print = (input: z.input<typeof schema>) => toNative(schema, schema.parse(input), secretBesideConfig);

test.each([
  ['scrapeInterval', 'scrape_interval'],
  ['enableHttp2', 'enable_http2'],
  ['url', 'url'],
])('%s is %s in a file', (key, native) => {
  expect(nativeKey(key)).toBe(native);
});

test('a number that the tool writes apart is written apart', () => {
  expect(nativeKey('retryOnHttp429', z.boolean().default(false).meta({ native: 'retry_on_http_429' }))).toBe('retry_on_http_429');
});

test('what the server assumes anyway is not said', () => {
  expect(print({})).toEqual({});
  expect(print({ scrapeInterval: '60s', enableHttp2: true })).toEqual({});
  expect(print({ scrapeInterval: '15s', enableHttp2: false })).toEqual({ scrape_interval: '15s', enable_http2: false });
});

test('keys that belong to the author stay as they are', () => {
  expect(print({ params: { matchMe: ['x'] } })).toEqual({ params: { matchMe: ['x'] } });
});

test('a credential becomes the path of its file', () => {
  expect(print({ basicAuth: { username: 'me', password: secret('web', 'pass') } })).toEqual({ basic_auth: { username: 'me', password_file: '../secrets/web/pass' } });
  expect(print({ basicAuth: { username: 'me', password: fileAt('/run/pass') } })).toEqual({ basic_auth: { username: 'me', password_file: '/run/pass' } });
});

test('each option of a union is printed by its own declaration', () => {
  expect(print({ either: { deepKey: 1 }, kinds: [{ kind: 'a', aField: 'y' }, { kind: 'b', bField: 2 }] })).toEqual({ either: { deep_key: 1 }, kinds: [{ kind: 'a', a_field: 'y' }, { kind: 'b', b_field: 2 }] });
  expect(print({ either: 'text' })).toEqual({ either: 'text' });
});

test('an option of a union in which a key is only ruled out is not the one that is meant', () => {
  const plain = section({ name: z.string(), proxy: ruledOut('not here', 'remove it') });
  const proxied = section({ name: z.string(), proxy: section({ deepKey: z.int() }) });
  const either = z.union([plain, proxied]);
  expect(toNative(either, either.parse({ name: 'a', proxy: { deepKey: 1 } }), secretBesideConfig)).toEqual({ name: 'a', proxy: { deep_key: 1 } });
});
