import { routesBelow } from '../alertmanager/route-walk';
import { namedIntervals } from '../alertmanager/time-intervals';
import { suggest } from '../base/suggestion';
import { defineCheck } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager } from './sample';

const muted = (name: string) =>
  aStackWithAlertmanager({
    route: { receiver: 'webhook', routes: [{ matchers: ['severity="info"'], muteTimeIntervals: [name] }] },
    timeIntervals: [{ name: 'nights', timeIntervals: [{ times: [{ startTime: '22:00', endTime: '24:00' }] }] }],
  });

/** A route that names a time interval which is not declared: the server refuses it. */
export const routeUnknownTimeInterval = defineCheck({
  id: 'route-unknown-time-interval',
  severity: 'error',
  refused: true,
  summary: 'A route names a time interval that is not declared.',
  why: 'Alertmanager refuses the whole configuration, and a running one stays on the old.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#time_interval',
  bad: [muted('nihgts')],
  good: [muted('nights')],
  find: inAlertmanagerConfig((config) => {
    const known = namedIntervals(config).map(({ name }) => name);
    return routesBelow(config.route).flatMap(({ route, path }) =>
      (['muteTimeIntervals', 'activeTimeIntervals'] as const).flatMap((field) =>
        route[field].flatMap((name, index) =>
          known.includes(name)
            ? []
            : [{ path: [...path, field, index], message: `unknown time interval "${name}"`, fix: known.length === 0 ? 'declare it in timeIntervals' : suggest(name, known) }],
        ),
      ),
    );
  }),
});
