import { storedLabels } from '../promql/label-facts';
import { formatMatcher, passes, type Matcher } from '../promql/matcher';
import type { LabelFact } from '../promql/labels';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { recordedSeries } from './facts/recorded';
import { readRules } from './facts/rules';
import { anAlert, toAlertmanager } from './sample';

const stackWith = (labels: string) =>
  aStack({
    ruleGroups: [
      {
        name: 'app',
        rules: [
          { record: `${labels.replace(', ', '_')}:up:sum`, expr: `sum by (${labels}) (up)` },
          anAlert({ expr: `${labels.replace(', ', '_')}:up:sum{zone="north"} == 0` }),
        ],
      },
    ],
    alerting: toAlertmanager,
  });

/** A label that is asked for is one that the record has. */
export const ruleReadsMissingLabel = defineCheck({
  id: 'rule-reads-missing-label',
  severity: 'error',
  needs: ['prometheus', 'rules'],
  summary: 'A rule asks for a label that the recorded series do not have.',
  why: 'The rule that records them aggregates the label away, so that no series ever matches: the alert never fires, and the condition never takes effect.',
  see: 'https://prometheus.io/docs/prometheus/latest/querying/basics/#instant-vector-selectors',
  bad: [stackWith('job')],
  good: [stackWith('job, zone')],
  *find(stack) {
    const series = recordedSeries(stack);
    for (const { path, analysis } of readRules(stack)) {
      for (const selection of analysis.selections) {
        const labels = storedLabels(selection, series);
        const refused = labels === undefined ? undefined : selection.matchers.find((matcher) => !mayPass(matcher, labels.of(matcher.label)));
        if (refused === undefined || labels === undefined) continue;
        const { presence, values = [] } = labels.of(refused.label);
        yield {
          path: [...path, 'expr'],
          message: presence === 'lacks' ? `asks for ${formatMatcher(refused)}, but "${(selection.metrics ?? []).join('" or "')}" has no label "${refused.label}"` : `asks for ${formatMatcher(refused)}, but it is always ${values.map((value) => `"${value}"`).join(' or ')}`,
          fix: 'keep the label in the rule that records it, or ask for another',
          offset: refused.from,
        };
      }
    }
  },
});

/** Whether a series with such a label can pass: one that is not there counts as empty. */
function mayPass(matcher: Matcher, { presence, values }: LabelFact): boolean {
  if (presence !== 'has' && passes(matcher, '')) return true;
  return presence !== 'lacks' && (values === undefined || values.some((value) => passes(matcher, value)));
}
