import { contradiction } from '../alertmanager/implication';
import { defineCheck } from './define';
import { silencesOf } from './facts/planned-silences';
import { aSilence, aStackWithSilences } from './sample';

/** A planned silence whose matchers contradict each other: it is about no alert at all. */
export const silenceNeverMatches = defineCheck({
  id: 'silence-never-matches',
  severity: 'error',
  summary: 'The matchers of a planned silence contradict each other.',
  why: 'An alert has one value of a label. The silence keeps nobody from being called in the middle of the work.',
  see: 'https://prometheus.io/docs/alerting/latest/alertmanager/#silences',
  bad: [aStackWithSilences(aSilence({ matchers: ['alertname="AppDown"', 'alertname!~"App.*"'] }))],
  good: [aStackWithSilences(aSilence({ matchers: ['alertname="AppDown"', 'alertname=~"App.*"'] }))],
  find: (stack) =>
    silencesOf(stack).flatMap(({ silence: { matchers }, path }) => {
      const pair = contradiction(matchers);
      return pair === undefined ? [] : [{ path: [...path, 'matchers'], message: `no alert matches: ${pair.join(' contradicts ')}`, fix: 'make two silences of it, or correct one of the two' }];
    }),
});
