/**
 * The rules that objectives are made of do in the real engine what their pages say: alerts, counts and budgets.
 *
 * @engines promtool
 */
import { slo } from '../../lib/slo/slo';
import type { ObjectiveSpec } from '../../lib/slo/spec';
import { budgetTest, countTest } from './objectives/budgets';
import { absentTests, casesOf, testOf, textTests } from './objectives/cases';
import { inEngine } from './objectives/engine';
import { mutate } from './objectives/mutants';
import { saw } from './support/report';

const runbook = 'https://runbooks.example.org/checkout';

/** Each kind, over both usual periods, for all and for groups; with the values of the labels by which it is grouped. */
const objectives: Readonly<Record<string, readonly [ObjectiveSpec, Readonly<Record<string, string>>]>> = {
  'bad-of-total': [{ objective: '99.9%', bad: 'requests_total{job="shop", code=~"5.."}', total: 'requests_total{job="shop"}', runbook }, {}],
  'bad-of-total-28d': [{ objective: '99%', period: '28d', bad: 'requests_total{job="shop", code=~"5.."}', total: 'requests_total{job="shop"}', by: ['region'], labels: { team: 'shop' } }, { region: 'north' }],
  'good-of-total': [{ objective: '99.5%', good: 'accepted_total', total: 'requests_total', by: ['job', 'region'] }, { job: 'shop', region: 'south' }],
  'good-and-bad': [{ objective: '99%', good: 'accepted_total', bad: 'refused_total' }, {}],
  latency: [{ objective: '99%', histogram: 'latency_seconds{job="shop"}', below: '300ms', by: ['region'] }, { region: 'north' }],
  'latency-native-28d': [{ objective: '99%', period: '28d', nativeHistogram: 'latency_seconds{job="shop"}', below: '1s' }, {}],
};

describe('an objective', () => {
  test.each(Object.entries(objectives))('%s is alerted on as its page says', async (name, [spec, group]) => {
    // Grouped by the case too, all cases run at once; one case does not disturb another.
    const one = slo(name, { ...spec, by: [...(spec.by ?? []), 'case'] });
    const { passed, report } = await inEngine(one.ruleGroups, [testOf(one, group)], '1m');
    // The report is the error: what was expected at which time, and what was there.
    expect(passed ? '' : report).toBe('');
    saw(name, `${casesOf(one).length} cases`, `${casesOf(one).flatMap(({ told }) => Object.keys(told)).length} moments`);
  });

  test.each(Object.entries(objectives))('%s has alerts with all that a person needs to know', async (name, [spec, group]) => {
    const one = slo(name, spec);
    const { passed, report } = await inEngine(one.ruleGroups, textTests(one, group), '1m');
    expect(passed ? '' : report).toBe('');
  });
});

test.each(Object.entries(objectives))('when there is nothing to count, %s tells so', async (name, [spec]) => {
  const one = slo(name, { ...spec, absent: {} });
  const { passed, report } = await inEngine(one.ruleGroups, absentTests(one), '1m');
  expect(passed ? '' : report).toBe('');
});

test('the budget is the exact share of events over weeks, and not the mean of the shares of its minutes', async () => {
  const { passed, report } = await inEngine(...budgetTest());
  expect(passed ? '' : report).toBe('');
});

test('what is counted is exact but for what a restart loses, also when scrapes fail and the service is young', async () => {
  const { passed, report } = await inEngine(...countTest());
  expect(passed ? '' : report).toBe('');
});

test('each change of a number, a comparison, a window or an operator in the rules makes a case fail', async () => {
  const { survivors, killed } = await mutate();
  saw('mutants', `${killed} of ${killed + survivors.length} killed`);
  expect(survivors).toEqual([]);
});
