import { isAlwaysMuted } from '../alertmanager/always-muted';
import { routesBelow } from '../alertmanager/route-walk';
import { namedIntervals } from '../alertmanager/time-intervals';
import { defineCheck, type Hit } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager } from './sample';

type Span = { times?: { startTime: string; endTime: string }[] };

const muted = (field: 'muteTimeIntervals' | 'activeTimeIntervals', ...timeIntervals: Span[]) =>
  aStackWithAlertmanager({
    route: { receiver: 'webhook', routes: [{ matchers: ['severity="info"'], [field]: ['off-hours'] }] },
    timeIntervals: [{ name: 'off-hours', timeIntervals }],
  });

const nights: Span[] = [{ times: [{ startTime: '22:00', endTime: '24:00' }] }, { times: [{ startTime: '00:00', endTime: '06:00' }] }];

/** A route that is muted at all times, or never active: it takes alerts, and nobody hears of them. */
export const routeAlwaysMuted = defineCheck({
  id: 'route-always-muted',
  severity: 'warning',
  summary: 'A route is muted at all times, or never active.',
  why: 'It takes its alerts from all routes behind it, and never notifies anybody. A time interval without any field is always; one whose ranges meet each other is, too.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#time_interval',
  bad: [muted('muteTimeIntervals', {}), muted('muteTimeIntervals', ...nights, { times: [{ startTime: '06:00', endTime: '22:00' }] })],
  good: [muted('muteTimeIntervals', ...nights), muted('activeTimeIntervals', {})],
  find: inAlertmanagerConfig((config) => {
    const intervals = namedIntervals(config);
    const isKnown = (name: string): boolean => intervals.some((interval) => interval.name === name);
    return routesBelow(config.route).flatMap(({ route, path }): readonly Hit[] => {
      const { muteTimeIntervals, activeTimeIntervals } = route;
      // Of a name that is not declared nobody knows what is meant.
      if (![...muteTimeIntervals, ...activeTimeIntervals].every(isKnown) || !isAlwaysMuted(route, intervals)) return [];
      const [mute, active] = [muteTimeIntervals, activeTimeIntervals].map((names) => names.map((name) => `"${name}"`).join(', '));
      if (isAlwaysMuted({ muteTimeIntervals, activeTimeIntervals: [] }, intervals)) return [{ path: [...path, 'muteTimeIntervals'], message: `never notifies anybody: at any time it is muted by ${mute ?? ''}`, fix: 'restrict the time interval, or remove the route' }];
      if (isAlwaysMuted({ muteTimeIntervals: [], activeTimeIntervals }, intervals)) return [{ path: [...path, 'activeTimeIntervals'], message: `never notifies anybody: no time is within ${active ?? ''}`, fix: 'correct the time interval, or remove the route' }];
      return [{ path: [...path, 'activeTimeIntervals'], message: `never notifies anybody: whenever it is active by ${active ?? ''}, it is muted by ${mute ?? ''}`, fix: 'correct one of the two, or remove the route' }];
    });
  }),
});
