import { sourceOf, targetOf } from '../alertmanager/inhibit-rule';
import type { Matcher } from '../alertmanager/matcher';
import { defineCheck, type Hit } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager } from './sample';

/** An inhibit rule of which a side has no matchers, which means every alert. */
export const inhibitWithoutMatchers = defineCheck({
  id: 'inhibit-without-matchers',
  severity: 'error',
  summary: 'A side of an inhibit rule has no matchers.',
  why: 'No matchers match every alert: each alert silences the targets then, or each is silenced, and nobody hears of it.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule',
  bad: [
    aStackWithAlertmanager({ inhibitRules: [{ targetMatchers: ['severity="warning"'], equal: ['alertname'] }] }),
    aStackWithAlertmanager({ inhibitRules: [{ sourceMatchers: ['severity="critical"'], equal: ['alertname'] }] }),
  ],
  good: [aStackWithAlertmanager({ inhibitRules: [{ sourceMatchers: ['severity="critical"'], targetMatchers: ['severity="warning"'], equal: ['alertname'] }] })],
  find: inAlertmanagerConfig(({ inhibitRules }) =>
    inhibitRules.flatMap((rule, index) => {
      const hit = (side: readonly Matcher[], field: string, message: string, fix: string): readonly Hit[] => (side.length > 0 ? [] : [{ path: ['inhibitRules', index, field], message, fix }]);
      return [
        ...hit(sourceOf(rule), 'sourceMatchers', 'empty, so that every alert silences others', 'say which alerts shall silence'),
        ...hit(targetOf(rule), 'targetMatchers', 'empty, so that every alert is silenced', 'say which alerts shall be silenced'),
      ];
    }),
  ),
});
