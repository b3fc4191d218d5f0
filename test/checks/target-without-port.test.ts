import { targetWithoutPort } from '../../lib/checks/target-without-port';
import { foundInJob } from './found';

const staticConfigs = [{ targets: ['app'] }];

test('says which port is asked instead', () => {
  expect(foundInJob(targetWithoutPort, { staticConfigs, scheme: 'https' }, true)).toEqual(['staticConfigs[0].targets[0]: missing port, so 443 is asked, got "app" -> write "app:<port>", or "app:443" if that is meant']);
});

test('does not say which where a rule decides on the scheme', () => {
  expect(foundInJob(targetWithoutPort, { staticConfigs, relabelConfigs: [{ targetLabel: '__scheme__', replacement: 'https' }] })).toEqual(['staticConfigs[0].targets[0]: missing port, so that of the scheme is asked, got "app"']);
});

test.each([['[2001:db8::1]:9100'], ['10.0.0.1:9100']])('finds the port of %s', (target) => {
  expect(foundInJob(targetWithoutPort, { staticConfigs: [{ targets: [target] }] })).toEqual([]);
});

test('finds none in an IPv6 address alone', () => {
  expect(foundInJob(targetWithoutPort, { staticConfigs: [{ targets: ['[2001:db8::1]'] }] })).toHaveLength(1);
});

test('says nothing where a rule makes the address', () => {
  expect(foundInJob(targetWithoutPort, { staticConfigs, relabelConfigs: [{ sourceLabels: ['__address__'], targetLabel: '__address__', replacement: '${1}:9100' }] })).toEqual([]);
});
