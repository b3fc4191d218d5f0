import { namedIntervals } from '../alertmanager/time-intervals';
import { defineCheck } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { repeatedNames } from './facts/repeated-names';
import { aStackWithAlertmanager } from './sample';

const named = (name: string, startTime: string) => ({ name, timeIntervals: [{ times: [{ startTime, endTime: '24:00' }] }] });

/** Two time intervals with one name, in whichever of the two lists: the server refuses them. */
export const timeIntervalNameNotUnique = defineCheck({
  id: 'time-interval-name-not-unique',
  severity: 'error',
  refused: true,
  summary: 'Two time intervals have the same name.',
  why: 'A route could mean either, so Alertmanager refuses the whole configuration. The names in timeIntervals and muteTimeIntervals count together.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#time_interval',
  bad: [aStackWithAlertmanager({ timeIntervals: [named('nights', '22:00'), named('nights', '23:00')] })],
  good: [aStackWithAlertmanager({ timeIntervals: [named('nights', '22:00'), named('evenings', '18:00')] })],
  find: inAlertmanagerConfig((config) => repeatedNames(namedIntervals(config))),
});
