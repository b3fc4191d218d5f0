import { relabelDropsAddress } from '../../lib/checks/relabel-drops-address';
import { relabelDropsEverything } from '../../lib/checks/relabel-drops-everything';
import { relabelDropsName } from '../../lib/checks/relabel-drops-name';
import { relabelInstanceBeforeScrape } from '../../lib/checks/relabel-instance-before-scrape';
import { found, foundInJob } from './found';

test('a replacement by nothing removes the address', () => {
  expect(foundInJob(relabelDropsAddress, { relabelConfigs: [{ targetLabel: '__address__', replacement: '' }] })).toEqual(['relabelConfigs[0].replacement: removes "__address__", got ""']);
  expect(foundInJob(relabelDropsAddress, { relabelConfigs: [{ targetLabel: 'team', replacement: '' }] })).toEqual([]);
});

test('series on their way out keep their name, alerts have none', () => {
  const rules = [{ action: 'labeldrop' as const, regex: '__name__|a' }];
  expect(found(relabelDropsName, { remoteWrite: [{ url: 'https://metrics.example/', writeRelabelConfigs: rules }], alerting: { alertRelabelConfigs: rules } })).toEqual(['remoteWrite[0].writeRelabelConfigs[0].regex: removes "__name__", which "__name__|a" matches']);
});

test.each([['(.*)'], ['.*'], ['^(.*)$'], ['(?:.*)']])('a drop of %s drops everything', (regex) => {
  expect(foundInJob(relabelDropsEverything, { relabelConfigs: [{ action: 'drop', sourceLabels: ['a'], regex }] })).toHaveLength(1);
});

test.each([['.+'], [''], ['a.*'], ['.*a']])('a drop of %s leaves something', (regex) => {
  expect(foundInJob(relabelDropsEverything, { relabelConfigs: [{ action: 'drop', sourceLabels: ['a'], regex }] })).toEqual([]);
});

test.each<[string, object]>([
  ['discovery of nodes sets it', { kubernetesSdConfigs: [{ role: 'node' }], staticConfigs: [] }],
  ['the list of targets sets it', { staticConfigs: [{ targets: ['app:8000'], labels: { instance: 'a' } }] }],
  ['an inventory may set it', { fileSdConfigs: [{ files: ['a.yml'] }], staticConfigs: [] }],
  ['a rule before has set it', { relabelConfigs: [{ sourceLabels: ['__address__'], targetLabel: 'instance' }, { action: 'keep', sourceLabels: ['instance'], regex: 'a.*' }] }],
])('"instance" may be read where %s', (_, job) => {
  expect(foundInJob(relabelInstanceBeforeScrape, { relabelConfigs: [{ action: 'keep', sourceLabels: ['instance'], regex: 'a.*' }], ...job })).toEqual([]);
});

test('"instance" is empty where pods are discovered', () => {
  expect(foundInJob(relabelInstanceBeforeScrape, { staticConfigs: [], kubernetesSdConfigs: [{ role: 'pod' }], relabelConfigs: [{ action: 'keep', sourceLabels: ['instance'], regex: 'a.*' }] })).toHaveLength(1);
});
