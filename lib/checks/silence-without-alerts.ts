import { contradiction } from '../alertmanager/implication';
import { defineCheck } from './define';
import { fulfills, ownAlerts } from './facts/own-alerts';
import { silencesOf } from './facts/planned-silences';
import { aSilence, aStackWithSilences } from './sample';

/** A planned silence about which no alert of the stack's own rules is, as far as their labels are known. */
export const silenceWithoutAlerts = defineCheck({
  id: 'silence-without-alerts',
  severity: 'warning',
  summary: "No alert of the stack's own rules is silenced by a planned silence.",
  why: 'It asks for a label or a value that no rule gives, often one that is written in another way there. People are called in the middle of the work.',
  see: 'https://prometheus.io/docs/alerting/latest/alertmanager/#silences',
  bad: [aStackWithSilences(aSilence({ matchers: ['alertname="AppDwon"'] }))],
  good: [aStackWithSilences(aSilence({ matchers: ['instance=~"app-.*"'] }))],
  find: (stack) => {
    const alerts = ownAlerts(stack);
    if (alerts.length === 0) return [];
    return silencesOf(stack).flatMap(({ silence: { matchers }, path }) =>
      // Of matchers that contradict each other another check tells.
      contradiction(matchers) !== undefined || alerts.some((alert) => fulfills(alert, matchers) !== 'never')
        ? []
        : [{ path: [...path, 'matchers'], message: `no alert of the stack's own rules fulfills ${matchers.join(', ')}`, fix: 'correct the matchers, or remove the silence' }],
    );
  },
});
