import { asMatchers } from '../alertmanager/deprecated-match';
import type { Matcher } from '../alertmanager/matcher';
import { routesBelow } from '../alertmanager/route-walk';
import type { SpecPath } from '../base/spec-path';
import { defineCheck, type Hit } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager, aStackWithRoutes } from './sample';

const nights = [{ name: 'nights', timeIntervals: [{ times: [{ startTime: '22:00', endTime: '24:00' }] }] }];

/** A field that another has replaced, and that a later version will not know. */
export const fieldDeprecated = defineCheck({
  id: 'field-deprecated',
  severity: 'warning',
  summary: 'A field of alertmanager.yml is used that another one has replaced.',
  why: 'Alertmanager still reads it, but a later version will not, and refuses the whole configuration then. The fields that replace it can say all that it says.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#route',
  bad: [
    aStackWithRoutes({ match: { severity: 'critical' } }),
    aStackWithAlertmanager({ inhibitRules: [{ sourceMatchers: ['severity="critical"'], targetMatchRe: { severity: 'warning|info' }, equal: ['alertname'] }] }),
    aStackWithAlertmanager({ muteTimeIntervals: nights }),
  ],
  good: [
    aStackWithRoutes({ matchers: ['severity="critical"'] }),
    aStackWithAlertmanager({ inhibitRules: [{ sourceMatchers: ['severity="critical"'], targetMatchers: ['severity=~"warning|info"'], equal: ['alertname'] }] }),
    aStackWithAlertmanager({ timeIntervals: nights }),
  ],
  find: inAlertmanagerConfig(({ route, inhibitRules, muteTimeIntervals }) => [
    ...routesBelow(route).flatMap(({ route: { match, matchRe }, path }) => [
      ...replaced([...path, 'match'], 'matchers', asMatchers(match, {})),
      ...replaced([...path, 'matchRe'], 'matchers', asMatchers({}, matchRe)),
    ]),
    ...inhibitRules.flatMap(({ sourceMatch, sourceMatchRe, targetMatch, targetMatchRe }, index) => [
      ...replaced(['inhibitRules', index, 'sourceMatch'], 'sourceMatchers', asMatchers(sourceMatch, {})),
      ...replaced(['inhibitRules', index, 'sourceMatchRe'], 'sourceMatchers', asMatchers({}, sourceMatchRe)),
      ...replaced(['inhibitRules', index, 'targetMatch'], 'targetMatchers', asMatchers(targetMatch, {})),
      ...replaced(['inhibitRules', index, 'targetMatchRe'], 'targetMatchers', asMatchers({}, targetMatchRe)),
    ]),
    ...(muteTimeIntervals.length === 0 ? [] : [deprecated(['muteTimeIntervals'], '0.24', 'move its entries to timeIntervals')]),
  ]),
});

const replaced = (path: SpecPath, by: string, matchers: readonly Matcher[]): readonly Hit[] =>
  matchers.length === 0 ? [] : [deprecated(path, '0.22', `write ${by}: [${matchers.map((matcher) => `'${matcher.toString()}'`).join(', ')}]`)];

const deprecated = (path: SpecPath, since: string, fix: string): Hit => ({ path, message: `deprecated since ${since}`, fix });
