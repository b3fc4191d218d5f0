import { routeUnknownReceiver } from '../../lib/checks/route-unknown-receiver';
import { anAlertmanager } from '../../lib/checks/sample';
import { found, foundInAlertmanager } from './found';

const broken = { config: { ...anAlertmanager.config, route: { receiver: 'nobody' } } };

test('a fault of alertmanager.yml is told where it stands in the spec of a stack, and of an Alertmanager alone', () => {
  expect(found(routeUnknownReceiver, { alertmanager: broken })).toEqual(['alertmanager.config.route.receiver: unknown receiver "nobody"']);
  expect(foundInAlertmanager(routeUnknownReceiver, broken)).toEqual(['config.route.receiver: unknown receiver "nobody"']);
});

test('nothing is told where alertmanager.yml is well, or where no Alertmanager runs', () => {
  expect(found(routeUnknownReceiver, { alertmanager: anAlertmanager })).toEqual([]);
  expect(found(routeUnknownReceiver, {})).toEqual([]);
});
