import { native, secret } from '../../../lib';
import { aStack } from '../../../lib/stack/sample';

const alertmanager = {
  config: { route: { receiver: 'hook' }, receivers: [{ name: 'hook', webhookConfigs: [{ url: secret('hook', 'url') }] }], templates: { texts: '{{ define "a" }}b{{ end }}' } },
};

test('each program has its files and its command line in a folder', () => {
  const { findings, files } = native('demo', aStack({ alertmanager, ruleGroups: [{ name: 'my group', rules: [{ record: 'job:up:sum', expr: 'sum by (job) (up)' }] }] }));
  expect(findings).toEqual([]);
  expect([...files.keys()]).toEqual(['prometheus/prometheus.yml', 'prometheus/rules/my-group.yml', 'prometheus/flags', 'alertmanager/alertmanager.yml', 'alertmanager/templates/texts.tmpl', 'alertmanager/flags']);
  expect(files.get('prometheus/rules/my-group.yml')).toBe('groups:\n  - name: my group\n    rules:\n      - record: job:up:sum\n        expr: sum by (job) (up)\n');
  expect(files.get('alertmanager/flags')).toBe('--config.file=alertmanager.yml\n--storage.path=data\n--web.listen-address=127.0.0.1:9093\n--cluster.listen-address=\n');
});

test('discovery through a file or a socket of the machine is possible here, through the API of a cluster it is not', () => {
  const job = { jobName: 'a' };
  expect(native('demo', aStack({ scrapeConfigs: [{ ...job, fileSdConfigs: [{ files: ['targets/*.yml'] }] }] })).findings).toEqual([]);
  expect(native('demo', aStack({ scrapeConfigs: [{ ...job, dockerswarmSdConfigs: [{ host: 'unix:///var/run/docker.sock', role: 'tasks' }] }] })).findings).toEqual([]);
  expect(native('demo', aStack({ scrapeConfigs: [{ ...job, kubernetesSdConfigs: [{ role: 'pod' }] }] })).findings).toEqual([expect.objectContaining({ check: 'discovery-not-possible', path: ['scrapeConfigs', 0, 'kubernetesSdConfigs', 0] })]);
  expect(native('demo', aStack({ scrapeConfigs: [{ ...job, kubernetesSdConfigs: [{ role: 'pod', apiServer: 'https://cluster.example:6443' }] }] })).findings).toEqual([]);
});
