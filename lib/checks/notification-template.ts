import { secret } from '../base/secret';
import { suggest } from '../base/suggestion';
import type { Template } from '../rules/go-template';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { notificationTexts } from './facts/notification-texts';

const telling = (title: string) =>
  aStack({ alertmanager: { config: { route: { receiver: 'slack' }, receivers: [{ name: 'slack', slackConfigs: [{ apiUrl: secret('alertmanager', 'slack-url'), channel: '#alerts', title }] }] } } });

/** The texts of notifications are templates that Go reads, about what a notification has. */
export const notificationTemplate = defineCheck({
  id: 'notification-template',
  severity: 'error',
  summary: 'A text of a notification is not a template, or shows what a notification does not have.',
  why: 'Alertmanager reads most of these texts only when it sends: the notification fails then, and nobody is told of the alert. Files of templates are read at the start, which fails.',
  see: 'https://prometheus.io/docs/alerting/latest/notifications/',
  bad: [telling('{{ .CommonLabels.alertname | toUper }}'), telling('{{ .Labels.alertname }}')],
  good: [telling('{{ .CommonLabels.alertname | toUpper }}'), telling('{{ range .Alerts }}{{ .Labels.alertname }}{{ end }}')],
  *find(stack) {
    for (const { path, template, isFile } of notificationTexts(stack)) {
      for (const { from, message, fix } of template.faults) yield { path, message: `${message}, at character ${from + 1}`, fix, offset: from, refused: isFile };
      // The labels of a route, and a payload of one's own, are about something else.
      if (isFile || !path.includes('receivers') || path.includes('payload')) continue;
      for (const field of unknownFields(template)) yield { path, message: `a notification has no "${field}"`, fix: fieldFix(field) };
    }
  },
});

/** What the data of a notification consists of. */
const fields = ['Alerts', 'CommonAnnotations', 'CommonLabels', 'ExternalURL', 'GroupLabels', 'NotificationReason', 'Receiver', 'RouteLabels', 'Status'];
/** What only a single alert of it has. */
const ofAlerts = ['Annotations', 'EndsAt', 'Fingerprint', 'GeneratorURL', 'Labels', 'StartsAt'];

const unknownFields = ({ references, faults }: Template): string[] => [
  ...new Set(faults.length > 0 ? [] : references.flatMap(({ path: [first] }) => (first === undefined || fields.includes(first) ? [] : [first]))),
];

const fieldFix = (field: string): string =>
  ofAlerts.includes(field) ? `use .Common${field === 'Annotations' ? field : 'Labels'}, or put it into {{ range .Alerts }}…{{ end }}` : suggest(field, fields);
