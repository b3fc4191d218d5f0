import { secret } from '../../lib/base/secret';
import { remoteNameNotUnique } from '../../lib/checks/remote-name-not-unique';
import { remoteNotUnique } from '../../lib/checks/remote-not-unique';
import { remoteWriteBackoff } from '../../lib/checks/remote-write-backoff';
import { remoteWriteCapacity } from '../../lib/checks/remote-write-capacity';
import { remoteWriteShards } from '../../lib/checks/remote-write-shards';
import { found } from './found';

const url = 'https://metrics.example/api';

test('write and read may have the same name', () => {
  expect(found(remoteNameNotUnique, { remoteWrite: [{ url, name: 'a' }], remoteRead: [{ url, name: 'a' }] })).toEqual([]);
  expect(found(remoteNameNotUnique, { remoteRead: [{ url, name: 'a' }, { url: `${url}/2`, name: 'a' }] })).toEqual(['remoteRead[1].name: not unique, "a" is the name of remoteRead[0] too']);
});

test('entries differ by any setting, also by a credential or a name', () => {
  const auth = (key: string) => ({ url, authorization: { credentials: secret('remote', key) } });
  expect(found(remoteNotUnique, { remoteWrite: [auth('a'), auth('b'), { url }, { url, name: 'x' }, { url, remoteTimeout: '5s' }] })).toEqual([]);
  expect(found(remoteNotUnique, { remoteWrite: [auth('a'), { url }, auth('a')] })).toEqual(['remoteWrite[2]: not unique, remoteWrite[0] is the same']);
});

test('a setting that is the default is the same as none', () => {
  expect(found(remoteNotUnique, { remoteRead: [{ url }, { url, remoteTimeout: '1m' }] })).toHaveLength(1);
});

test('what is named alike is told by its name alone', () => {
  expect(found(remoteNotUnique, { remoteRead: [{ url, name: 'a' }, { url, name: 'a' }] })).toEqual([]);
});

test('a queue may begin with all it has, and holds what is sent by default', () => {
  const queueConfig = { minShards: 50, minBackoff: '5s', capacity: 2_000 };
  for (const check of [remoteWriteShards, remoteWriteBackoff, remoteWriteCapacity]) expect(found(check, { remoteWrite: [{ url, queueConfig }, { url }] })).toEqual([]);
});

test('a queue is judged with the defaults that it leaves', () => {
  expect(found(remoteWriteShards, { remoteWrite: [{ url, queueConfig: { minShards: 51 } }] })).toEqual(['remoteWrite[0].queueConfig.minShards: more than maxShards, got 51 over 50']);
  expect(found(remoteWriteCapacity, { remoteWrite: [{ url, queueConfig: { capacity: 1_999 } }] })).toEqual(['remoteWrite[0].queueConfig.capacity: less than maxSamplesPerSend, got 1999 under 2000']);
});
