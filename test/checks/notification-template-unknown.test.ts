import { secret } from '../../lib/base/secret';
import { notificationTemplateUnknown } from '../../lib/checks/notification-template-unknown';
import { foundInAlertmanager } from './found';

const found = (text: string, templates: Record<string, string> = {}): string[] =>
  foundInAlertmanager(notificationTemplateUnknown, {
    config: { route: { receiver: 'slack' }, receivers: [{ name: 'slack', slackConfigs: [{ apiUrl: secret('slack', 'url'), text }] }], templates },
  });

test('knows what files of templates define, and their own names', () => {
  expect(found('{{ template "a" . }}{{ template "b.tmpl" . }}', { b: '{{ define "a" }}{{ .Anything }}{{ end }}' })).toEqual([]);
});

test('knows the templates that the server brings along', () => {
  expect(found('{{ template "slack.default.text" . }}{{ template "__subject" . }}')).toEqual([]);
});

test('finds a template that nobody has defined, also in a file of templates', () => {
  expect(found('{{ template "nowhere" . }}')).toEqual(['config.receivers[0].slackConfigs[0].text: unknown template "nowhere"']);
  expect(found('plain', { b: '{{ define "a" }}{{ template "c" . }}{{ end }}' })).toEqual(['config.templates.b: unknown template "c"']);
});
