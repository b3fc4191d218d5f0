import { Version } from '../../lib/base/version';
import { features, featureVersions } from '../../lib/prometheus/features';
import { emitFlags, flagName, serverFlags } from '../../lib/prometheus/flags';
import { readingOf } from './reading';

const flags = (spec: object): string[] => emitFlags(serverFlags.parse(spec));

test('nothing is said that the server assumes', () => {
  expect(flags({})).toEqual([]);
  expect(flags({ queryTimeout: '120s', alertmanagerDrainNotificationQueueOnShutdown: true })).toEqual([]);
});

test('every flag has the name that the server gives it', () => {
  expect(Object.keys(serverFlags.shape).map(flagName)).toEqual([
    ...['enable-feature', 'query.lookback-delta', 'query.timeout', 'query.max-concurrency', 'query.max-samples'],
    ...['web.enable-remote-write-receiver', 'web.remote-write-receiver.accepted-protobuf-messages', 'web.enable-otlp-receiver', 'web.enable-admin-api', 'web.enable-lifecycle', 'web.page-title'],
    ...['web.read-timeout', 'web.max-connections', 'web.max-notifications-subscribers', 'web.cors.origin', 'web.search.max-limit'],
    ...['storage.tsdb.min-block-duration', 'storage.tsdb.max-block-duration', 'storage.tsdb.wal-segment-size', 'storage.tsdb.wal-compression-type', 'storage.tsdb.no-lockfile'],
    ...['storage.tsdb.head-chunks-write-queue-size', 'storage.tsdb.delay-compact-file.path'],
    ...['storage.remote.flush-deadline', 'storage.remote.read-sample-limit', 'storage.remote.read-concurrent-limit', 'storage.remote.read-max-bytes-in-frame'],
    ...['rules.alert.for-outage-tolerance', 'rules.alert.for-grace-period', 'rules.alert.resend-delay', 'rules.max-concurrent-evals'],
    ...['alertmanager.notification-queue-capacity', 'alertmanager.notification-batch-size', 'alertmanager.drain-notification-queue-on-shutdown'],
    ...['auto-gomaxprocs', 'auto-gomemlimit', 'auto-gomemlimit.ratio', 'auto-gomemlimit.refresh-interval', 'log.level', 'log.format'],
  ]);
});

test('a switch is on or off, a list is joined or said again', () => {
  expect(flags({ webEnableAdminApi: true, autoGomemlimit: false })).toEqual(['--web.enable-admin-api', '--no-auto-gomemlimit']);
  expect(flags({ enableFeature: ['exemplar-storage', 'query-cost'] })).toEqual(['--enable-feature=exemplar-storage,query-cost']);
  expect(flags({ webRemoteWriteReceiverAcceptedProtobufMessages: ['io.prometheus.write.v2.Request'] })).toEqual(['--web.remote-write-receiver.accepted-protobuf-messages=io.prometheus.write.v2.Request']);
  expect(flags({ storageTsdbMaxBlockDuration: '2h', autoGomemlimitRatio: '80%', storageTsdbWalSegmentSize: '64MB' })).toEqual(['--storage.tsdb.max-block-duration=2h', '--storage.tsdb.wal-segment-size=64MiB', '--auto-gomemlimit.ratio=0.8']);
});

test('what the server would not start with is refused', () => {
  expect(readingOf(serverFlags, { storageTsdbWalSegmentSize: '1GB' })).toContain('storageTsdbWalSegmentSize: not between 10MB and 256MB');
  expect(readingOf(serverFlags, { autoGomemlimitRatio: '0%' })).toContain('autoGomemlimitRatio: zero, which leaves no memory');
  expect(readingOf(serverFlags, { webCorsOrigin: '(' })).toContain('webCorsOrigin: not an RE2 expression');
  expect(readingOf(serverFlags, { enableFeature: ['exemplars-storage'] })).toContain('did you mean "exemplar-storage"?');
  expect(readingOf(serverFlags, { storageTsdbWalSegmentSize: '64MB', autoGomemlimitRatio: '1', webCorsOrigin: 'https?://a' })).toBe('');
});

test('features stand in alphabetical order, and came with a version of Prometheus 3', () => {
  expect([...features].sort((a, b) => (a < b ? -1 : 1))).toEqual(features);
  const versions = Object.values(featureVersions).flatMap(({ since, until }) => [since, until]).filter((version) => version !== undefined);
  expect(versions.length).toBeGreaterThan(0);
  expect(versions.filter((version) => !Version.parse(version).isAtLeast('3.0') || !Version.parse('3.16').isAtLeast(version))).toEqual([]);
});
