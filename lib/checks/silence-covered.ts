import { impliesAll } from '../alertmanager/implication';
import type { PlannedSilence } from '../alertmanager/planned-silence';
import { formatPath } from '../base/spec-path';
import { defineCheck } from './define';
import { silencesOf } from './facts/planned-silences';
import { aSilence, aStackWithSilences } from './sample';

/** A planned silence that adds nothing to another one. */
export const silenceCovered = defineCheck({
  id: 'silence-covered',
  severity: 'warning',
  summary: 'A planned silence lies within another one of the same alerts.',
  why: 'It does nothing. Often the day was meant to be another, and then nobody expects the calls that come on the right one.',
  see: 'https://prometheus.io/docs/alerting/latest/alertmanager/#silences',
  bad: [aStackWithSilences(aSilence({ matchers: ['alertname=~"App.*"'] }), aSilence({ from: '2026-12-01T23:00:00Z' }))],
  good: [aStackWithSilences(aSilence({ matchers: ['alertname=~"App.*"'] }), aSilence({ from: '2026-12-08T22:00:00Z', to: '2026-12-09T02:00:00Z' }))],
  find: (stack) => {
    const silences = silencesOf(stack);
    return silences.flatMap(({ silence, path }, index) => {
      // Of two that say the same, the later one is too much.
      const cover = silences.find(({ silence: other }, at) => at !== index && isWithin(silence, other) && (at < index || !isWithin(other, silence)));
      return cover === undefined ? [] : [{ path, message: `adds nothing to ${formatPath(cover.path)}, which is about the same alerts for as long`, fix: 'remove it, or correct its times' }];
    });
  },
});

const isWithin = (silence: PlannedSilence, other: PlannedSilence): boolean => impliesAll(silence.matchers, other.matchers) && isTimeWithin(silence, other);

/** Of times that come again only those that are written alike are compared. */
const isTimeWithin = (silence: PlannedSilence, other: PlannedSilence): boolean => {
  if (silence.during === undefined || other.during === undefined) return silence.during === undefined && other.during === undefined && other.from.compare(silence.from) <= 0 && silence.to.compare(other.to) <= 0;
  const written = other.during.map((span) => JSON.stringify(span));
  return silence.during.every((span) => written.includes(JSON.stringify(span)));
};
