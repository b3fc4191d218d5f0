import { relabelGroupName } from '../../lib/checks/relabel-group-name';
import { foundInJob } from './found';

const rule = (regex: string, replacement: string, targetLabel = 'host') => ({ relabelConfigs: [{ sourceLabels: ['__address__'], regex, targetLabel, replacement }] });

test.each([
  ['(.+):(.+)', '$1-$2'],
  ['(?P<host>.+):.*', '${host}_$host'],
  ['(?:a|b)(c)', '$1'],
  ['\\((.+)\\)', '$1'],
  ['[(](.+)', '$1'],
  ['app', 'x'],
  ['app', '$$1'],
  ['app', '$0'],
])('finds every group of %s that %s asks for', (regex, replacement) => {
  expect(foundInJob(relabelGroupName, rule(regex, replacement))).toEqual([]);
});

test.each([
  ['(.+):(.+)', '$3', '3'],
  ['(?:a|b)c', '$1', '1'],
  ['\\(.+\\)', '$1', '1'],
  ['(.+)', '$host', 'host'],
  ['(.+)', '$1x', '1x'],
])('finds no group of %s that %s asks for', (regex, replacement, group) => {
  expect(foundInJob(relabelGroupName, rule(regex, replacement))).toEqual([`relabelConfigs[0].replacement: asks for the group "${group}", which the regex does not have, got "${replacement}"`]);
});

test('looks at the name of the label too', () => {
  expect(foundInJob(relabelGroupName, rule('(.+)', 'x', '$1_host'), true)).toEqual(['relabelConfigs[0].targetLabel: asks for the group "1_host", which the regex does not have, got "$1_host" -> write "${1}_host"']);
});

test('cuts the name of a group where it was meant to end, with braces or without', () => {
  expect(foundInJob(relabelGroupName, rule('(.+)', '${1_a}-$1_a'), true)).toEqual(['relabelConfigs[0].replacement: asks for the group "1_a", which the regex does not have, got "${1_a}-$1_a" -> write "${1}_a-${1}_a"']);
});

test('says nothing of an expression that closes our own parenthesis, as the server allows', () => {
  expect(foundInJob(relabelGroupName, rule('a)(?:b', '$1'))).toEqual([]);
});
