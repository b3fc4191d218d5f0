import type { RouteSpec } from '../../lib/alertmanager/route';
import { routeWithoutAlerts } from '../../lib/checks/route-without-alerts';
import { anAlert, anAlertmanager } from '../../lib/checks/sample';
import { found } from './found';

const said = (...routes: RouteSpec[]) =>
  found(
    routeWithoutAlerts,
    {
      ruleGroups: [{ name: 'app', rules: [anAlert(), anAlert({ alert: 'AppSlow', expr: 'max by (path) (latency_seconds) > 5', labels: { severity: 'warning' } })] }],
      alertmanager: { config: { ...anAlertmanager.config, route: { receiver: 'webhook', routes } } },
    },
    true,
  ).map((line) => line.replace('alertmanager.config.', ''));

describe('a route', () => {
  test('whose value no alert of the stack has is told, with the one that looks like it', () => {
    expect(said({ matchers: ['severity="warnign"'] })).toEqual([`route.routes[0]: no alert of the stack's own rules that comes so far fulfills severity="warnign" -> did you mean "warning"? known: critical, warning`]);
  });

  test('whose matchers each have an alert, but not one together, is told', () => {
    expect(said({ matchers: ['severity="critical"', 'alertname="AppSlow"'] })).toEqual([
      `route.routes[0]: no alert of the stack's own rules that comes so far fulfills all of severity="critical", alertname="AppSlow" -> correct the matchers, or remove the route`,
    ]);
  });

  test('that asks for a label which the expressions do not leave is told', () => {
    expect(said({ matchers: ['severity="warning"', 'instance!=""'] })).toHaveLength(1);
  });

  test('behind others that take all of its alerts is told', () => {
    expect(said({ matchers: ['alertname="AppDown"'] }, { matchers: ['severity="critical"'] })).toEqual([
      "route.routes[1]: routes before it take every alert of the stack's own rules that comes so far -> put it before them, or remove it",
    ]);
    expect(said({ matchers: ['alertname="AppDown"'], continue: true }, { matchers: ['severity="critical"'] })).toEqual([]);
  });

  test('below one to which no alert gets is not told again', () => {
    expect(said({ matchers: ['severity="page"'], routes: [{ matchers: ['team="a"'] }] })).toHaveLength(1);
  });

  test('below one whose alerts it does not want is told', () => {
    expect(said({ matchers: ['severity="warning"'], routes: [{ matchers: ['alertname="AppDown"'] }] })).toEqual([expect.stringContaining('route.routes[0].routes[0]: no alert')]);
  });

  test('to which an alert may get, as far as one can tell, is not', () => {
    expect(said({ matchers: ['severity="critical"'] }, { matchers: ['path="/pay"'] }, { matchers: ['team=""'] })).toEqual([]);
    expect(said({ matchers: ['instance=~"app-.*"'] })).toEqual([]);
  });
});

test('nothing is said where the stack has no rules, since others send the alerts', () => {
  expect(found(routeWithoutAlerts, { alertmanager: { config: { ...anAlertmanager.config, route: { receiver: 'webhook', routes: [{ matchers: ['severity="page"'] }] } } } })).toEqual([]);
});
