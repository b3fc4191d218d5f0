import { timeoutZero } from '../../lib/checks/timeout-zero';
import { found } from './found';

const message = 'zero, which is over before it begins, got 0s';
const url = 'https://metrics.example/api';

test.each<[string, object, string]>([
  ['remote read', { remoteRead: [{ url, remoteTimeout: '0s' }] }, `remoteRead[0].remoteTimeout: ${message}`],
  ['the deadline of a batch', { remoteWrite: [{ url, queueConfig: { batchSendDeadline: '0s' } }] }, `remoteWrite[0].queueConfig.batchSendDeadline: ${message}`],
  ['a query', { flags: { queryTimeout: '0s' } }, `flags.queryTimeout: ${message}`],
])('says that %s may take no time', (_, changes, expected) => {
  expect(found(timeoutZero, changes)).toEqual([expected]);
});

test('knows that a limit of age may be zero', () => {
  expect(found(timeoutZero, { remoteWrite: [{ url, queueConfig: { sampleAgeLimit: '0s' } }] })).toEqual([]);
});
