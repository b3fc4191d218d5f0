import { alertForBelowInterval } from '../../lib/checks/alert-for-below-interval';
import { alertLabelValue } from '../../lib/checks/alert-label-value';
import { alertNoSeverity } from '../../lib/checks/alert-no-severity';
import { alertNoSummary } from '../../lib/checks/alert-no-summary';
import { alertTemplateLabel } from '../../lib/checks/alert-template-label';
import { alertsWithoutAlertmanager } from '../../lib/checks/alerts-without-alertmanager';
import { ruleTemplate } from '../../lib/checks/rule-template';
import { anAlert, anAlertmanager } from '../../lib/checks/sample';
import { found } from './found';

const rules = (...list: object[]) => ({ ruleGroups: [{ name: 'app', rules: list as never }] });

test('a severity may come from the group, but not be empty', () => {
  expect(found(alertNoSeverity, { ruleGroups: [{ name: 'app', labels: { severity: 'info' }, rules: [anAlert({ labels: {} })] }] })).toEqual([]);
  expect(found(alertNoSeverity, rules(anAlert({ labels: { severity: '' } })))).toEqual(['ruleGroups[0].rules[0].labels.severity: empty on alert "AppDown"']);
});

test('a summary is text', () => {
  expect(found(alertNoSummary, rules(anAlert({ annotations: { summary: ' ' } })))).toEqual(['ruleGroups[0].rules[0].annotations.summary: empty on alert "AppDown"']);
});

test('nothing of this is asked of a recording rule', () => {
  const record = { record: 'a:b:c', expr: 'up', labels: { a: '{{ $value }}{{' } };
  for (const check of [alertNoSeverity, alertNoSummary, alertLabelValue, alertsWithoutAlertmanager, alertForBelowInterval, ruleTemplate, alertTemplateLabel]) expect(found(check, rules(record))).toEqual([]);
});

test.each([['{{ $value }}'], ['{{ .Value | humanize }}'], ['{{ printf "%f" $value }}'], ['{{ if gt $value 1.0 }}a{{ else }}b{{ end }}']])('a label with %s changes with the value', (text) => {
  expect(found(alertLabelValue, rules(anAlert({ labels: { severity: 'info', a: text } })))).toEqual([`ruleGroups[0].rules[0].labels.a: changes with the value, got "${text}"`]);
});

test.each([['{{ $labels.value }}'], ['$value'], ['{{ $labels.job }}']])('a label with %s does not', (text) => {
  expect(found(alertLabelValue, rules(anAlert({ labels: { severity: 'info', a: text } })))).toEqual([]);
});

test.each([
  ['sum by (job) (up) == 0', '{{ $labels.job }}', 0],
  ['sum by (job) (up) == 0', '{{ $labels.instance }}', 1],
  ['absent(up{job="app"})', '{{ $labels.job }}', 0],
  ['up == 0', '{{ $labels.anything }}', 0],
  ['vector(1)', '{{ .Labels.job }}', 1],
  ['sum(up) ==', '{{ $labels.job }}', 0],
  ['sum(up) == 0', '{{ $externalLabels.cluster }}', 0],
  ['sum by (job) (up) == 0', '{{ $l := $labels }}{{ $l.instance }} {{ $l.job }}', 1],
  ['sum by (job) (up) == 0', '{{ with .Labels }}{{ .instance }} {{ .job }}{{ end }}', 1],
  ['sum by (job) (up) == 0', '{{ with $labels }}{{ range query "up" }}{{ .Labels.instance }}{{ $labels.zone }}{{ end }}{{ end }}', 1],
  ['sum by (job) (up) == 0', '{{ with query "up" | first }}{{ .Labels.instance }}{{ end }}', 0],
])('of %s the text %s shows nothing %i times', (expr, text, count) => {
  expect(found(alertTemplateLabel, rules(anAlert({ expr, annotations: { summary: text } })))).toHaveLength(count);
});

test('an alert without a time fires at once, and one inherits the interval', () => {
  expect(found(alertForBelowInterval, rules(anAlert({ for: '0s' })))).toEqual([]);
  expect(found(alertForBelowInterval, { global: { evaluationInterval: '2m' }, ...rules(anAlert({ for: '1m' })) })).toEqual(['ruleGroups[0].rules[0].for: shorter than the interval, got 1m under 2m']);
  expect(found(alertForBelowInterval, { global: { evaluationInterval: '2m' }, ruleGroups: [{ name: 'app', interval: '1m', rules: [anAlert({ for: '1m' })] }] })).toEqual([]);
});

test('alerts go to the Alertmanager of the stack, or to others', () => {
  expect(found(alertsWithoutAlertmanager, { ...rules(anAlert()), alertmanager: anAlertmanager })).toEqual([]);
  expect(found(alertsWithoutAlertmanager, rules(anAlert(), anAlert({ alert: 'B' })))).toEqual(['alerting.alertmanagers: missing, 2 alerts are sent to nobody']);
});

test('labels of alerts are templates too', () => {
  expect(found(ruleTemplate, rules(anAlert({ labels: { severity: '{{ if' } })))).toHaveLength(1);
});

describe('a text of an alert', () => {
  const said = (summary: string): string[] => found(ruleTemplate, rules(anAlert({ annotations: { summary } })), true).map((line) => line.replace('ruleGroups[0].rules[0].annotations.summary: ', ''));

  test.each([
    ['{{ .labels.job }}', 'an alert has no ".labels" -> did you mean "Labels"? known: ExternalLabels, ExternalURL, Labels, Value'],
    ['{{ .Label.job }}', 'an alert has no ".Label" -> did you mean "Labels"? known: ExternalLabels, ExternalURL, Labels, Value'],
    ['{{ with $labels }}{{ $.job }}{{ end }}', 'an alert has no ".job" -> write .Labels.job for a label of that name; known: ExternalLabels, ExternalURL, Labels, Value'],
    ['{{ $labels.job.name }}', '".Labels.job" is a text, which has no ".name" -> remove what stands behind it'],
    ['{{ with .ExternalURL }}{{ .Host }}{{ end }}', '".ExternalURL" is a text, which has no ".Host" -> remove what stands behind it'],
  ])('with %s shows what an alert does not have', (text, line) => {
    expect(said(text)).toEqual([line]);
  });

  test.each([
    ['{{ . }}{{ .Labels }}{{ .Labels.job }}{{ .ExternalLabels.cluster }}{{ .ExternalURL }}{{ .Value }}{{ $value }}'],
    ['{{ with $labels }}{{ .labels }}{{ end }}'],
    ['{{ range query "up" }}{{ .Value }}{{ .labels }}{{ end }}'],
    ['{{ define "t" }}{{ .labels }}{{ end }}{{ template "t" . }}'],
    ['{{ .Value.Count }}'],
  ])('with %s does not', (text) => {
    expect(said(text)).toEqual([]);
  });
});
