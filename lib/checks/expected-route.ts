import { explainRoute, type NotTakenBy, type RouteExplanation } from '../alertmanager/explain-route';
import type { ExpectedRoute } from '../alertmanager/expected-route';
import { Matcher } from '../alertmanager/matcher';
import type { SpecPath } from '../base/spec-path';
import { suggest } from '../base/suggestion';
import { aStack } from '../stack/sample';
import { defineCheck, type Hit } from './define';
import { alertmanagerPath } from './facts/alertmanager-path';

const webhook = (name: string) => ({ name, webhookConfigs: [{ url: `https://hooks.example/${name}` }] });

const expecting = (receivers: string[], severity: string) =>
  aStack({
    alertmanager: {
      config: { route: { receiver: 'webhook', routes: [{ receiver: 'pager', matchers: ['severity="critical"'] }] }, receivers: [webhook('webhook'), webhook('pager')] },
      expectRoutes: [{ labels: { severity }, receivers }],
    },
  });

/** Alerts go where the spec promises that they go. */
export const expectedRoute = defineCheck({
  id: 'expected-route',
  severity: 'error',
  summary: 'An alert is told to others than expectRoutes says, or at other times.',
  why: 'Routes are read from the top, and the first that matches wins: one that is added or moved takes alerts from others, and their receivers hear of nothing. expectRoutes says what must stay true.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#route-related-settings',
  bad: [expecting(['pager'], 'page')],
  good: [expecting(['pager'], 'critical'), expecting(['webhook'], 'warning')],
  find(stack) {
    const { alertmanager } = stack;
    if (alertmanager === undefined) return [];
    const { config, silences, expectRoutes } = alertmanager;
    const known = config.receivers.map(({ name }) => name);
    return expectRoutes.flatMap((expected, index): readonly Hit[] => {
      const place = [...alertmanagerPath(stack), 'expectRoutes', index];
      const path = [...place, 'receivers'];
      const unknown = expected.receivers.findIndex((name) => !known.includes(name));
      const name = expected.receivers[unknown];
      if (name !== undefined) return [{ path: [...path, unknown], message: `unknown receiver "${name}"`, fix: known.length === 0 ? 'declare it in config.receivers' : suggest(name, known) }];
      const found = explainRoute(config, expected.labels, { at: expected.at, firing: expected.whileFiring, silences: expected.at === undefined ? [] : silences });
      if (isSame(found.told, expected.receivers)) return otherTimes(found, expected, place);
      return [{ path, message: `expected ${listed(expected.receivers)}, got ${listed(found.told)}, ${because(found, expected)}`, fix: 'correct the routes, or what is expected of them' }];
    });
  },
});

/** The times of the routes that tell, where others are expected. */
const otherTimes = ({ told, takenBy }: RouteExplanation, expected: ExpectedRoute, path: SpecPath): readonly Hit[] =>
  (['groupWait', 'groupInterval', 'repeatInterval'] as const).flatMap((field) => {
    const wanted = expected[field]?.toString();
    const other = told.length === 0 || wanted === undefined ? undefined : takenBy.find((route) => route.mutedBy.length === 0 && route[field] !== wanted);
    return other === undefined || wanted === undefined ? [] : [{ path: [...path, field], message: `expected ${wanted}, got ${other[field]} from ${other.path}`, fix: `correct ${field} of the route, or what is expected of it` }];
  });

const isSame = (some: readonly string[], others: readonly string[]): boolean => JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());

const listed = (names: readonly string[]): string => (names.length === 0 ? 'nobody' : names.map((name) => `"${name}"`).join(', '));

/** What decides, and then what keeps the alert from the first receiver that was expected. */
function because(found: RouteExplanation, { receivers }: ExpectedRoute): string {
  const missing = receivers.find((name) => !found.told.includes(name));
  const kept = found.notTakenBy.find(({ receiver }) => receiver === missing);
  return [...decisive(found), ...(kept === undefined ? [] : [refused(kept)])].join('; ');
}

function decisive({ takenBy, silences, inhibitedBy }: RouteExplanation): readonly string[] {
  const silence = silences.find(({ now }) => now);
  if (silence !== undefined) return [`silenced by ${silence.path}`];
  const rule = inhibitedBy.find(({ by }) => by !== undefined);
  if (rule?.by !== undefined) return [`inhibited by ${rule.path} and ${pairs(rule.by)}`];
  return takenBy.map(({ path, way, mutedBy }) => {
    const matchers = way.flatMap((step) => step.matchers);
    return `by ${path}${matchers.length === 0 ? '' : ` with ${matchers.join(', ')}`}${mutedBy.length === 0 ? '' : `, which ${mutedBy.map((name) => `"${name}"`).join(', ')} mutes`}`;
  });
}

const refused = ({ path, receiver, failed, after }: NotTakenBy): string =>
  failed === undefined ? `${path} to "${receiver}" is not asked, ${after ?? ''} before it does not continue` : `${path} to "${receiver}" needs ${failed.matcher}, got "${failed.value}"`;

const pairs = (labels: Readonly<Record<string, string>>): string => `{${Object.entries(labels).map(([name, value]) => Matcher.of(name, '=', value).toString()).join(', ')}}`;
