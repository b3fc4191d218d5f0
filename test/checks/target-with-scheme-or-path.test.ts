import { targetWithSchemeOrPath } from '../../lib/checks/target-with-scheme-or-path';
import { found, foundInJob } from './found';

test.each<[string, string]>([
  ['http://app.example/metrics', 'app.example:80'],
  ['https://app.example:8443', 'app.example:8443'],
  ['app:8000/metrics', 'app:8000'],
  ['http://[2001:db8::1]/', '[2001:db8::1]:80'],
])('turns %s into an address', (target, address) => {
  expect(foundInJob(targetWithSchemeOrPath, { staticConfigs: [{ targets: [target] }] }, true)).toEqual([
    `staticConfigs[0].targets[0]: not an address, got "${target}" -> write "${address}", the scheme into scheme, and the path into metricsPath`,
  ]);
});

test('says so of Alertmanagers too', () => {
  expect(found(targetWithSchemeOrPath, { alerting: { alertmanagers: [{ staticConfigs: [{ targets: ['http://alertmanager:9093'] }] }] } }, true)).toEqual([
    'alerting.alertmanagers[0].staticConfigs[0].targets[0]: not an address, got "http://alertmanager:9093" -> write "alertmanager:9093", the scheme into scheme, and the path into pathPrefix',
  ]);
});

test('looks at what a rule makes of the address', () => {
  const relabelConfigs = (replacement: string) => [{ sourceLabels: ['__address__'], targetLabel: '__param_target' }, { targetLabel: '__address__', replacement }];
  const staticConfigs = [{ targets: ['https://app.example/health'] }];
  expect(foundInJob(targetWithSchemeOrPath, { staticConfigs, relabelConfigs: relabelConfigs('http://blackbox:9115') })).toEqual(['relabelConfigs[1].replacement: not an address, got "http://blackbox:9115"']);
  expect(foundInJob(targetWithSchemeOrPath, { staticConfigs, relabelConfigs: relabelConfigs('blackbox:9115') })).toEqual([]);
});
