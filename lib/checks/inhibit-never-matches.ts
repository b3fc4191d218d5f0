import { contradiction } from '../alertmanager/implication';
import { sourceOf, targetOf } from '../alertmanager/inhibit-rule';
import { defineCheck, type Hit } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager } from './sample';

const rule = (sourceMatchers: string[], targetMatchers: string[], equal: string[]) => aStackWithAlertmanager({ inhibitRules: [{ sourceMatchers, targetMatchers, equal }] });

/** An inhibit rule with a side that no alert can be on, or with sides that are never equal. */
export const inhibitNeverMatches = defineCheck({
  id: 'inhibit-never-matches',
  severity: 'error',
  summary: 'The matchers of an inhibit rule contradict each other, or what must be equal.',
  why: 'An alert has one value of a label. Such a rule silences nothing, and people are told what they know already.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule',
  bad: [
    rule(['severity="critical"', 'severity="page"'], ['severity="warning"'], ['cluster']),
    rule(['severity="critical"'], ['severity="warning"', 'severity!~"warning|info"'], ['cluster']),
    rule(['severity="critical"'], ['severity="warning"'], ['severity', 'cluster']),
  ],
  good: [rule(['severity=~"critical|page"'], ['severity="warning"'], ['cluster'])],
  find: inAlertmanagerConfig(({ inhibitRules }) =>
    inhibitRules.flatMap((inhibitRule, index): readonly Hit[] => {
      const [source, target] = [sourceOf(inhibitRule), targetOf(inhibitRule)];
      const path = ['inhibitRules', index];
      for (const [side, matchers] of [['source', source], ['target', target]] as const) {
        const pair = contradiction(matchers);
        if (pair !== undefined) return [{ path, message: `no alert is a ${side}: ${pair.join(' contradicts ')}`, fix: 'correct one of the two' }];
      }
      const pair = contradiction([...source, ...target].filter(({ name }) => inhibitRule.equal.includes(name)));
      if (pair === undefined) return [];
      return [{ path, message: `source and target are never equal in "${pair[0].name}": ${pair.join(' contradicts ')}`, fix: 'remove the label from equal, or correct one of the two' }];
    }),
  ),
});
