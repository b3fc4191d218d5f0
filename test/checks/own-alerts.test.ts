import { parseMatchers } from '../../lib/alertmanager/matcher';
import { fulfills, mayBeEqual, ownAlerts } from '../../lib/checks/facts/own-alerts';
import { anAlert, anAlertmanager } from '../../lib/checks/sample';
import { resolveAlertmanager, resolveStack } from '../../lib/stack/resolve';
import { aStack } from '../../lib/stack/sample';
import type { PrometheusStackSpec } from '../../lib/stack/spec';

const alertsIn = (changes: Partial<PrometheusStackSpec>) => {
  const { stack } = resolveStack('example', aStack(changes));
  if (stack === undefined) throw new Error('the example cannot be read');
  return ownAlerts(stack);
};

/** The alert of one rule, with labels of the group and of the server. */
function alertOf(rule: Parameters<typeof anAlert>[0], around: Partial<PrometheusStackSpec> = {}, group: Record<string, string> = {}) {
  const [alert] = alertsIn({ ruleGroups: [{ name: 'app', labels: group, rules: [anAlert(rule)] }], ...around });
  if (alert === undefined) throw new Error('the example has no alert');
  return alert;
}

const verdict = (alert: ReturnType<typeof alertOf>, matchers: string) => fulfills(alert, parseMatchers(matchers));

describe('the labels of an alert of the stack', () => {
  const alert = alertOf({ expr: 'sum by (job, path) (up{job=~"a|b"}) == 0', labels: { severity: 'critical', team: '{{ $labels.job }}', gone: '' } }, { global: { externalLabels: { cluster: 'production', job: 'x', zone: '${ZONE}' } } }, { area: 'web', severity: 'warning' });

  test.each([
    ['its name', 'alertname="AppDown"', 'always'],
    ['another name', 'alertname=~"App.*", alertname!="AppDown"', 'never'],
    ['a label of the rule, which wins over the one of the group', 'severity="critical"', 'always'],
    ['a label of the group', 'area="web"', 'always'],
    ['a label that is a template', 'team="a"', 'sometimes'],
    ['a label that is set to nothing', 'gone=""', 'always'],
    ['a label that the expression keeps, of which the values are known', 'job=~"a|b|c"', 'always'],
    ['one of its values', 'job="a"', 'sometimes'],
    ['a value that it never has', 'job="c"', 'never'],
    ['a label that the expression keeps, of which nothing is known', 'path=~"/api.*"', 'sometimes'],
    ['a label that the expression takes away', 'instance!=""', 'never'],
    ['the absence of such a label', 'instance=""', 'always'],
    ['the name of the metric, which alerts do not have', '__name__!=""', 'never'],
    ['an external label', 'cluster="production"', 'always'],
    ['another value of an external label', 'cluster="staging"', 'never'],
    ['an external label out of the environment', 'zone="a"', 'sometimes'],
    ['matchers of which each is possible, and not both', 'path="a", path="b"', 'never'],
    ['no matchers', '', 'always'],
  ])('are known: %s', (_, matchers, expected) => {
    expect(verdict(alert, matchers)).toBe(expected);
  });

  test('may be any where the expression says nothing of them', () => {
    expect(['severity', 'instance'].map((name) => verdict(alertOf({ expr: 'up == 0', labels: {} }), `${name}="x"`))).toEqual(['sometimes', 'sometimes']);
    expect(verdict(alertOf({ expr: 'up{job!=""} == 0' }), 'job=~".+"')).toBe('always');
    expect(verdict(alertOf({ expr: 'up{job!=""} == 0' }), 'job=""')).toBe('never');
    expect(verdict(alertOf({ expr: 'up == 0' }), '__name__!=""')).toBe('never');
    expect(verdict(alertOf({ expr: 'sum(' }), 'job="x"')).toBe('sometimes');
  });

  test('take an external label only where they lack it', () => {
    const around = { global: { externalLabels: { job: 'x' } } };
    expect(verdict(alertOf({ expr: 'sum(up) == 0' }, around), 'job="x"')).toBe('always');
    expect(verdict(alertOf({ expr: 'up == 0' }, around), 'job="y"')).toBe('sometimes');
    expect(verdict(alertOf({ expr: 'up == 0' }, around), 'job=""')).toBe('never');
  });

  test('are not known where alerts are relabeled on their way', () => {
    const relabeled = (rule: NonNullable<NonNullable<PrometheusStackSpec['alerting']>['alertRelabelConfigs']>[number]) => alertOf({}, { alerting: { alertRelabelConfigs: [rule] } });
    expect(verdict(relabeled({ targetLabel: 'severity', replacement: 'page' }), 'severity="page"')).toBe('sometimes');
    expect(verdict(relabeled({ action: 'labeldrop', regex: 'sever.*' }), 'severity=""')).toBe('sometimes');
    expect(verdict(relabeled({ action: 'labelkeep', regex: 'alertname' }), 'severity=""')).toBe('sometimes');
    expect(verdict(relabeled({ targetLabel: 'team', replacement: 'a' }), 'severity="page"')).toBe('never');
  });
});

test('the alerts of the stack are those of its alerting rules, and none where it has no server', () => {
  const { stack } = resolveAlertmanager('example', { config: anAlertmanager.config });
  expect(stack && ownAlerts(stack)).toEqual([]);
  expect(alertsIn({ ruleGroups: [{ name: 'app', rules: [{ record: 'job:up:sum', expr: 'sum by (job) (up)' }, anAlert(), anAlert({ alert: 'Other' })] }] }).map(({ name }) => name)).toEqual(['AppDown', 'Other']);
});

test.each([
  [{ presence: 'lacks' }, { presence: 'lacks' }, true],
  [{ presence: 'lacks' }, { presence: 'has' }, false],
  [{ presence: 'has' }, { presence: 'lacks' }, false],
  [{ presence: 'lacks' }, { presence: 'has', values: ['a'] }, false],
  [{ presence: 'lacks' }, { presence: 'may' }, true],
  [{ presence: 'has', values: ['a'] }, { presence: 'has', values: ['b'] }, false],
  [{ presence: 'has', values: ['a'] }, { presence: 'has', values: ['a', 'b'] }, true],
  [{ presence: 'may', values: ['a'] }, { presence: 'may', values: ['b'] }, true],
  [{ presence: 'has', values: ['a'] }, { presence: 'has' }, true],
] as const)('%j and %j may be equal: %j', (one, other, expected) => {
  expect(mayBeEqual(one, other)).toBe(expected);
});
