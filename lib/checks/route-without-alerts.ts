import type { Matcher } from '../alertmanager/matcher';
import { resolveRoutes, type ResolvedRoute } from '../alertmanager/route-tree';
import { suggest } from '../base/suggestion';
import { aStack } from '../stack/sample';
import { defineCheck, type Hit } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { fulfills, ownAlerts, type OwnAlert } from './facts/own-alerts';
import { anAlert, anAlertmanager } from './sample';

const routed = (matcher: string) =>
  aStack({
    ruleGroups: [{ name: 'app', rules: [anAlert()] }],
    alertmanager: { config: { ...anAlertmanager.config, route: { receiver: 'webhook', routes: [{ matchers: [matcher], groupWait: '0s' }] } } },
  });

/** A route to which no alert of the stack's own rules gets, as far as their labels are known. */
export const routeWithoutAlerts = defineCheck({
  id: 'route-without-alerts',
  severity: 'warning',
  needs: ['prometheus', 'rules', 'alertmanager'],
  summary: "No alert of the stack's own rules gets to a route.",
  why: 'The route asks for a label or a value that no rule gives, often one that is written in another way there. Whoever waits behind it hears of nothing, and the alerts go elsewhere.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#route-related-settings',
  bad: [routed('severity="page"'), routed('alertname="AppDwon"')],
  good: [routed('severity="critical"'), routed('instance=~"app-.*"')],
  find: (stack) => {
    const alerts = ownAlerts(stack);
    return alerts.length === 0 ? [] : inAlertmanagerConfig(({ route }) => below(resolveRoutes(route), alerts))(stack);
  },
});

/** `arriving` is which alerts may come so far. What lies below a route without alerts is not reported again. */
function below(tree: ResolvedRoute, arriving: readonly OwnAlert[]): readonly Hit[] {
  let left = arriving;
  return tree.routes.flatMap((route) => {
    const asked = left;
    const here = asked.filter((alert) => fulfills(alert, route.conditions) !== 'never');
    if (!route.continue) left = asked.filter((alert) => fulfills(alert, route.conditions) !== 'always');
    return here.length > 0 ? below(route, here) : [hit(route, arriving, asked)];
  });
}

function hit({ path, conditions }: ResolvedRoute, arriving: readonly OwnAlert[], asked: readonly OwnAlert[]): Hit {
  const isOpen = arriving.some((alert) => fulfills(alert, conditions) !== 'never');
  const failed = conditions.find((condition) => asked.every((alert) => fulfills(alert, [condition]) === 'never'));
  const what = "alert of the stack's own rules that comes so far";
  if (isOpen || asked.length === 0) return { path, message: `routes before it take every ${what}`, fix: 'put it before them, or remove it' };
  const message = `no ${what} fulfills ${failed === undefined ? `all of ${conditions.join(', ')}` : failed.toString()}`;
  return { path, message, fix: failed === undefined ? corrected : similar(failed, asked) };
}

const corrected = 'correct the matchers, or remove the route';

/** A value that the alerts do have and that looks like the one that is asked for. */
function similar({ name, operator, value }: Matcher, alerts: readonly OwnAlert[]): string {
  const known = [...new Set(alerts.flatMap((alert) => alert.label(name).values ?? []))];
  return operator === '=' && known.length > 0 ? suggest(value, known) : corrected;
}
