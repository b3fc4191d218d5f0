import { secret } from '../../lib/base/secret';
import { notificationTemplate } from '../../lib/checks/notification-template';
import { anAlertmanager } from '../../lib/checks/sample';
import { found, foundInAlertmanager } from './found';

const config = (text: string, templates: Record<string, string> = {}) => ({
  route: { receiver: 'slack' },
  receivers: [{ name: 'slack', slackConfigs: [{ apiUrl: secret('slack', 'url'), text }] }],
  templates,
});
const inText = (text: string): string[] =>
  foundInAlertmanager(notificationTemplate, { config: config(text) }).map((line) => line.replace('config.receivers[0].slackConfigs[0].text: ', ''));

test.each([
  ['plain'],
  ['{{ .Status | toUpper }}: {{ len .Alerts.Firing }}'],
  ['{{ range .Alerts }}{{ .Labels.job }}{{ $.GroupLabels.job }}{{ end }}'],
  ['{{ with .CommonAnnotations }}{{ .summary }}{{ end }}'],
  ['{{ template "slack.default.text" . }}{{ template "__subject" . }}'],
  ['{{ $alerts := .Alerts }}{{ range $alerts }}{{ .StartsAt }}{{ end }}'],
])('takes the text %s', (text) => {
  expect(inText(text)).toEqual([]);
});

test.each([
  ['{{ .Status', /at character/],
  ['{{ $labels.job }}', /^the variable "\$labels" is not defined, at character 4$/],
  ['{{ $value | humanize }}', /\$value/],
  ['{{ .Annotations.summary }}', /^a notification has no "Annotations"$/],
  ['{{ range .Alerts }}{{ $.Labels.job }}{{ end }}', /^a notification has no "Labels"$/],
  ['{{ .Recever }}', /^a notification has no "Recever"$/],
])('refuses the text %s', (text, message) => {
  expect(inText(text)).toHaveLength(1);
  expect(inText(text)[0]).toMatch(message);
});

test('looks into files of templates, which the server reads at the start', () => {
  expect(foundInAlertmanager(notificationTemplate, { config: config('a', { b: '{{ end }}' }) })[0]).toMatch(/^config\.templates\.b: /);
  expect(foundInAlertmanager(notificationTemplate, { config: config('a', { b: '{{ .Labels.job }}' }) })).toEqual([]);
});

test('does not judge what labels of routes and payloads of one\'s own are about', () => {
  const { route, receivers } = anAlertmanager.config;
  const payload = { text: '{{ .Labels.job }}' };
  expect(found(notificationTemplate, { alertmanager: { config: { route: { ...route, labels: { a: '{{ .Labels.job }}' } }, receivers: receivers?.map((one) => ({ ...one, webhookConfigs: [{ url: secret('a', 'b'), payload }] })) ?? [] } } })).toEqual([]);
});
