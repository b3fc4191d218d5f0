import { formatFindings } from '../../../lib/base/finding';
import { expectedRoute } from '../../../lib/checks/expected-route';
import { resolveAlertmanager } from '../../../lib/stack/resolve';
import { development, production, staging } from '../../../stacks/tta-dev/environment';
import { expectRoutes, notifications } from '../../../stacks/tta-dev/notifications';

type Config = ReturnType<typeof notifications>;

/** The promises that this configuration does not keep. */
function broken(config: Config): string[] {
  const { stack, findings } = resolveAlertmanager('tta-dev', { config, expectRoutes: [...expectRoutes] });
  if (stack === undefined || findings.length > 0) throw new Error(formatFindings(findings));
  return [...expectedRoute.find(stack)].map(({ message }) => message);
}

const config = notifications(production);
const routes = config.route.routes ?? [];
const inhibitRules = config.inhibitRules ?? [];
const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index);

test.each([production, staging, development])('everybody is told what was promised, in $name', (environment) => {
  expect(broken(notifications(environment))).toEqual([]);
});

test.each(routes.map(({ receiver, matchers }, index) => [receiver, String(matchers), index] as const))('a promise is broken without the route to %s for %s', (_, __, index) => {
  expect(broken({ ...config, route: { ...config.route, routes: without(routes, index) } })).not.toEqual([]);
});

test.each(routes.slice(1).map(({ receiver, matchers }, index) => [receiver, String(matchers), index + 1] as const))('a promise is broken when the route to %s for %s comes first and takes everything', (_, __, index) => {
  expect(broken({ ...config, route: { ...config.route, routes: [{ ...routes[index], matchers: [] }, ...without(routes, index)] } })).not.toEqual([]);
});

test.each(inhibitRules.map(({ sourceMatchers }, index) => [String(sourceMatchers), index] as const))('a promise is broken without the inhibition by %s', (_, index) => {
  expect(broken({ ...config, inhibitRules: without(inhibitRules, index) })).not.toEqual([]);
});

test.each(inhibitRules.map(({ sourceMatchers }, index) => [String(sourceMatchers), index] as const))('a promise is broken when the inhibition by %s reaches over all primitives', (_, index) => {
  const wide = inhibitRules.map((rule, at) => (at === index ? { ...rule, equal: [] } : rule));
  expect(broken({ ...config, inhibitRules: wide })).not.toEqual([]);
});
