import type { Check } from '../../lib/checks/define';
import { aSilence, aStackWithSilences } from '../../lib/checks/sample';
import { silenceCombinations } from '../../lib/checks/silence-combinations';
import { silenceCovered } from '../../lib/checks/silence-covered';
import { silenceNeverMatches } from '../../lib/checks/silence-never-matches';
import { silenceWithoutAlerts } from '../../lib/checks/silence-without-alerts';
import { resolveAlertmanager } from '../../lib/stack/resolve';
import type { PlannedSilenceSpec } from '../../lib/alertmanager/planned-silence';
import { specOf } from '../alertmanager/reading';
import { found } from './found';

const said = (check: Check, ...silences: PlannedSilenceSpec[]) => found(check, aStackWithSilences(...silences)).map((line) => line.replaceAll('alertmanager.', ''));

test('a silence whose matchers contradict each other is told, by one check', () => {
  const never = aSilence({ matchers: ['alertname="AppDown"', 'severity="a"', 'severity="b"'] });
  expect(said(silenceNeverMatches, aSilence(), never)).toEqual(['silences[1].matchers: no alert matches: severity="a" contradicts severity="b"']);
  expect(said(silenceWithoutAlerts, never)).toEqual([]);
});

test('a silence of alerts that no rule gives is told, and one of alerts that may be is not', () => {
  expect(said(silenceWithoutAlerts, aSilence({ matchers: ['severity="warning"'] }))).toEqual([`silences[0].matchers: no alert of the stack's own rules fulfills severity="warning"`]);
  expect(said(silenceWithoutAlerts, aSilence({ matchers: ['severity="critical"', 'instance="a"'] }))).toEqual([]);
  const { stack } = resolveAlertmanager('example', { config: specOf({}), silences: [aSilence()] });
  expect(stack && [...silenceWithoutAlerts.find(stack)]).toEqual([]);
});

describe('a silence within another one', () => {
  const wide = aSilence({ matchers: ['alertname=~"App.*"'] });
  const nights = { matchers: ['alertname=~"App.*"'], because: 'backups', during: [{ weekdays: ['sunday'] }, { weekdays: ['monday'] }] };

  test('is told where alerts and times are', () => {
    expect(said(silenceCovered, aSilence({ to: '2026-12-01T23:00:00Z' }), wide)).toEqual(['silences[0]: adds nothing to silences[1], which is about the same alerts for as long']);
    expect(said(silenceCovered, nights, { ...nights, matchers: ['alertname="AppDown"', 'alertname=~"App.*"'], during: [{ weekdays: ['monday'] }] })).toHaveLength(1);
  });

  test('is told once where two are equal', () => {
    expect(said(silenceCovered, aSilence(), aSilence())).toEqual(['silences[1]: adds nothing to silences[0], which is about the same alerts for as long']);
  });

  test('is not told where alerts or times are others', () => {
    expect(said(silenceCovered, aSilence({ to: '2026-12-02T02:01:00Z' }), wide)).toEqual([]);
    expect(said(silenceCovered, aSilence({ matchers: ['severity="critical"'] }), wide)).toEqual([]);
    expect(said(silenceCovered, { ...nights, during: [{ weekdays: ['tuesday'] }] }, nights, wide)).toEqual([]);
  });
});

test('more silences than can be told apart are told, and as many of one label are not', () => {
  const letters = Array.from('abcdefgh');
  expect(said(silenceCombinations, ...letters.map((name) => aSilence({ matchers: [`label_${name}="x"`] })))).toEqual(['silences: more than 127 sets of silences that an alert may belong to, from 8 silences']);
  expect(said(silenceCombinations, ...letters.slice(1).map((name) => aSilence({ matchers: [`label_${name}="x"`] })))).toEqual([]);
  expect(said(silenceCombinations, ...letters.map((name) => aSilence({ matchers: [`label="${name}"`] })))).toEqual([]);
});
