import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { aStackWithRemoteWrite } from './sample';

/** A request that may take no time at all never succeeds. */
export const timeoutZero = defineCheck({
  id: 'timeout-zero',
  severity: 'error',
  summary: 'A request or a query may take no time at all.',
  why: 'The server starts, and then every such request is over before it is sent: no alert, no sample and no answer arrives.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write',
  bad: [aStackWithRemoteWrite({ remoteTimeout: '0s' }), aStack({ alerting: { alertmanagers: [{ timeout: '0s', staticConfigs: [{ targets: ['alertmanager:9093'] }] }] } })],
  good: [aStackWithRemoteWrite({ remoteTimeout: '10s' }), aStack({ alerting: { alertmanagers: [{ timeout: '5s', staticConfigs: [{ targets: ['alertmanager:9093'] }] }] } })],
  *find({ server }) {
    if (server === undefined) return;
    const times = [
      ...server.alerting.alertmanagers.map(({ timeout }, index) => ({ path: ['alerting', 'alertmanagers', index, 'timeout'], time: timeout })),
      ...server.remoteWrite.map(({ remoteTimeout }, index) => ({ path: ['remoteWrite', index, 'remoteTimeout'], time: remoteTimeout })),
      ...server.remoteWrite.flatMap(({ queueConfig }, index) =>
        queueConfig === undefined ? [] : [{ path: ['remoteWrite', index, 'queueConfig', 'batchSendDeadline'], time: queueConfig.batchSendDeadline }],
      ),
      ...server.remoteRead.map(({ remoteTimeout }, index) => ({ path: ['remoteRead', index, 'remoteTimeout'], time: remoteTimeout })),
      { path: ['flags', 'queryTimeout'], time: server.flags.queryTimeout },
    ];
    for (const { path, time } of times) {
      if (time.milliseconds === 0) yield { path, message: `zero, which is over before it begins, got ${time.toString()}`, fix: 'write the time that it may take, or remove it' };
    }
  },
});
