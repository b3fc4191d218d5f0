import { secret } from '../../lib/base/secret';
import { featureTooNew } from '../../lib/checks/feature-too-new';
import { fieldTooNew } from '../../lib/checks/field-too-new';
import { prometheusTooOld } from '../../lib/checks/prometheus-too-old';
import { anAlertmanager } from '../../lib/checks/sample';
import { found, foundInAlertmanager } from './found';

const old = { versions: { prometheus: '3.0.0' } };
const app = { jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }] };

test('finds fields wherever they stand', () => {
  const spec = {
    ...old,
    global: { metricNameEscapingScheme: 'dots' as const },
    scrapeConfigs: [{ ...app, convertClassicHistogramsToNhcb: false, staticConfigs: [], kubernetesSdConfigs: [{ role: 'pod' as const, attachMetadata: { job: true } }] }],
    remoteWrite: [{ url: 'https://metrics.example/', roundRobinDns: true }],
    tsdb: { staleSeriesCompactionThreshold: 0.5 },
  };
  expect(found(fieldTooNew, spec)).toEqual([
    'global.metricNameEscapingScheme: not supported before 3.4, got 3.0.0',
    'scrapeConfigs[0].convertClassicHistogramsToNhcb: not supported before 3.4, got 3.0.0',
    'scrapeConfigs[0].kubernetesSdConfigs[0].attachMetadata.job: not supported before 3.11, got 3.0.0',
    'remoteWrite[0].roundRobinDns: not supported before 3.1, got 3.0.0',
    'tsdb.staleSeriesCompactionThreshold: not supported before 3.10, got 3.0.0',
  ]);
});

test('a field that has the value it has anyway is not written, and so not too new', () => {
  const spec = { ...old, scrapeConfigs: [{ ...app, kubernetesSdConfigs: [{ role: 'pod' as const, attachMetadata: { job: false } }] }], remoteWrite: [{ url: 'https://metrics.example/', roundRobinDns: false }], tsdb: { staleSeriesCompactionThreshold: 0 } };
  expect(found(fieldTooNew, spec)).toEqual([]);
});

test('the version that brought a field has it', () => {
  expect(found(fieldTooNew, { versions: { prometheus: '3.4' }, scrapeConfigs: [{ ...app, convertClassicHistogramsToNhcb: true }] })).toEqual([]);
});

test('a kind of discovery has a version too', () => {
  const dockerswarmSdConfigs = [{ host: 'unix:///var/run/docker.sock', role: 'tasks' as const }];
  expect(found(fieldTooNew, { versions: { prometheus: '2.19.0' }, scrapeConfigs: [{ ...app, dockerswarmSdConfigs }] })).toEqual(['scrapeConfigs[0].dockerswarmSdConfigs[0]: not supported before 2.20.0, got 2.19.0']);
});

test('the Alertmanager has versions of its own', () => {
  const config = { ...anAlertmanager.config, receivers: [{ name: 'webhook', discordConfigs: [{ webhookUrl: secret('hooks', 'discord') }], webhookConfigs: [{ url: 'https://hooks.example/', timeout: '5s' }] }] };
  const expected = [
    'config.receivers[0].discordConfigs[0].webhookUrl: not supported before 0.27, got 0.24.0',
    'config.receivers[0].webhookConfigs[0].timeout: not supported before 0.28, got 0.24.0',
    'config.receivers[0].discordConfigs[0]: not supported before 0.25, got 0.24.0',
  ];
  expect(found(fieldTooNew, { versions: { alertmanager: '0.24.0' }, alertmanager: { config } })).toEqual(expected.map((line) => `alertmanager.${line}`));
  expect(foundInAlertmanager(fieldTooNew, { versions: { alertmanager: '0.24.0' }, config })).toEqual(expected);
  expect(found(fieldTooNew, { versions: { alertmanager: '0.28.0' }, alertmanager: { config } })).toEqual([]);
});

test('a format of answers has a version too, in the list of all jobs and of one', () => {
  const scrapeProtocols = ['PrometheusText0.0.4', 'OpenMetricsText2.0.0'] as const;
  const spec = { global: { scrapeProtocols: [...scrapeProtocols] }, scrapeConfigs: [{ ...app, scrapeProtocols: [...scrapeProtocols] }] };
  expect(found(fieldTooNew, { versions: { prometheus: '3.14.0' }, ...spec })).toEqual([
    'global.scrapeProtocols[1]: not supported before 3.15, got 3.14.0',
    'scrapeConfigs[0].scrapeProtocols[1]: not supported before 3.15, got 3.14.0',
  ]);
  expect(found(fieldTooNew, { versions: { prometheus: '3.15.0' }, ...spec })).toEqual([]);
});

test('features have versions, unless they are as old as Prometheus 3', () => {
  expect(found(featureTooNew, { ...old, flags: { enableFeature: ['exemplar-storage', 'otlp-deltatocumulative'] } })).toEqual(['flags.enableFeature[1]: "otlp-deltatocumulative" is not supported before 3.2, got 3.0.0']);
});

test('an Alertmanager alone does not care which Prometheus is declared', () => {
  expect(foundInAlertmanager(prometheusTooOld, { versions: { prometheus: '2.0' }, config: anAlertmanager.config })).toEqual([]);
});
