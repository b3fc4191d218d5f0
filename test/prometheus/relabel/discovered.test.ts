import { alertingConfig } from '../../../lib/prometheus/alerting';
import { discoveredAlertmanagerLabels } from '../../../lib/prometheus/relabel/discovered';
import type { Labels } from '../../../lib/prometheus/relabel/label-builder';

function labelsOf(spec: object, group: Labels = {}): Labels {
  const [section] = alertingConfig.parse({ alertmanagers: [spec] }).alertmanagers;
  if (section === undefined) throw new Error('the section is read');
  return discoveredAlertmanagerLabels(section, { labels: { __address__: 'alertmanager:9093', __scheme__: 'ftp' }, group }).labels();
}

test('an Alertmanager has what its section says, whatever its own labels say', () => {
  expect(labelsOf({ scheme: 'https' })).toEqual({ __address__: 'alertmanager:9093', __scheme__: 'https', __alerts_path__: '/api/v2/alerts' });
});

test('labels of its group go before what the section says, also when they are empty', () => {
  expect(labelsOf({}, { __alerts_path__: '/own', team: 'x' })).toEqual({ __address__: 'alertmanager:9093', __scheme__: 'http', __alerts_path__: '/own', team: 'x' });
  expect(labelsOf({}, { __alerts_path__: '' })).toEqual({ __address__: 'alertmanager:9093', __scheme__: 'http' });
});

test('labels of its group do not go before its own', () => {
  expect(labelsOf({}, { __scheme__: 'https', __address__: 'other' })).toMatchObject({ __address__: 'alertmanager:9093', __scheme__: 'http' });
});

test.each([
  ['/am', '/am/api/v2/alerts'],
  ['am/', '/am/api/v2/alerts'],
  ['//a//./b/', '/a/b/api/v2/alerts'],
  ['/a/../../ü x', '/ü x/api/v2/alerts'],
])('the prefix "%s" makes the path "%s"', (pathPrefix, path) => {
  expect(labelsOf({ pathPrefix })['__alerts_path__']).toBe(path);
});
