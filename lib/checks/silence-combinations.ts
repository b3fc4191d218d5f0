import { routesForSilences } from '../alertmanager/silenced-routes';
import { defineCheck } from './define';
import { silencesOf, silencesPath } from './facts/planned-silences';
import { aSilence, aStackWithSilences } from './sample';

/** Below each route of the configuration there may be this many of silences. */
const most = 127;

const jobs = (...names: string[]) => aStackWithSilences(...names.map((name) => aSilence({ matchers: [`label_${name}="x"`] })));

/** More silences of different alerts than can be told apart by routes. */
export const silenceCombinations = defineCheck({
  id: 'silence-combinations',
  severity: 'error',
  summary: 'One alert could belong to too many planned silences.',
  why: 'Alertmanager has no configuration for silences: each set of them that an alert may belong to becomes a route. Seven that may all be about one alert make 127, and each more doubles that.',
  see: 'https://prometheus.io/docs/alerting/latest/alertmanager/#silences',
  bad: [jobs('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')],
  good: [aStackWithSilences(...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => aSilence({ matchers: [`instance="${name}"`] })))],
  find: (stack) => {
    const silences = silencesOf(stack).map(({ silence }) => silence);
    if (routesForSilences(silences, most + 1) <= most) return [];
    const message = `more than ${most} sets of silences that an alert may belong to, from ${silences.length} silences`;
    return [{ path: silencesPath(stack), message, fix: 'use one label in the matchers of all, such as job or alertname, or remove silences that are over' }];
  },
});
