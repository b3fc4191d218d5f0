import { secret } from '../base/secret';
import { suggest } from '../base/suggestion';
import type { SpecPath } from '../base/spec-path';
import { parseTemplate, type Template, type TemplateLanguage } from '../rules/go-template';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { alertmanagerPath } from './facts/alertmanager-path';
import { textsIn } from './facts/texts';

const telling = (title: string, templates: Record<string, string> = {}) =>
  aStack({ alertmanager: { config: { route: { receiver: 'slack' }, receivers: [{ name: 'slack', slackConfigs: [{ apiUrl: secret('alertmanager', 'slack-url'), channel: '#alerts', title }] }], templates } } });

/** The texts of notifications are templates that Go reads, about what a notification has. */
export const notificationTemplate = defineCheck({
  id: 'notification-template',
  severity: 'error',
  summary: 'A text of a notification is not a template, or shows what a notification does not have.',
  why: 'Alertmanager reads most of these texts only when it sends: the notification fails then, and nobody is told of the alert. Files of templates are read at the start, which fails.',
  see: 'https://prometheus.io/docs/alerting/latest/notifications/',
  bad: [telling('{{ .CommonLabels.alertname | toUper }}'), telling('{{ .Labels.alertname }}'), telling('{{ template "shop.title" . }}', { shop: '{{ define "shop.titel" }}{{ .Status }}{{ end }}' })],
  good: [telling('{{ .CommonLabels.alertname | toUpper }}'), telling('{{ range .Alerts }}{{ .Labels.alertname }}{{ end }}'), telling('{{ template "shop.title" . }}', { shop: '{{ define "shop.title" }}{{ .Status }}{{ end }}' })],
  *find(stack) {
    if (stack.alertmanager === undefined) return;
    const { config } = stack.alertmanager;
    const root = [...alertmanagerPath(stack), 'config'];
    const files = [...textsIn(config.templates, [...root, 'templates'])].map(read);
    const texts = [...textsIn(config.receivers, [...root, 'receivers']), ...textsIn(config.route, [...root, 'route'])].filter(({ text }) => text.includes('{{')).map(read);
    const defined = [...Object.keys(config.templates).map((name) => `${name}.tmpl`), ...[...files, ...texts].flatMap(({ template }) => template.defined)];
    for (const { path, template } of [...files, ...texts]) {
      for (const { from, message, fix } of template.faults) yield { path, message: `${message}, at character ${from + 1}`, fix };
      for (const name of template.included) {
        if (!defined.includes(name) && !isBuiltIn(name)) yield { path, message: `unknown template "${name}"`, fix: defined.length === 0 ? 'define it in templates' : suggest(name, defined) };
      }
    }
    for (const { path, template } of texts) {
      // The labels of a route, and a payload of one's own, are about something else.
      if (!path.includes('receivers') || path.includes('payload')) continue;
      for (const field of unknownFields(template)) yield { path, message: `a notification has no "${field}"`, fix: fieldFix(field) };
    }
  },
});

const read = ({ path, text }: { readonly path: SpecPath; readonly text: string }) => ({ path, template: parseTemplate(text, language) });

const language: TemplateLanguage = {
  functions: new Set([
    'append', 'base64decode', 'base64encode', 'date', 'dict', 'humanizeDuration', 'join', 'list', 'match', 'mustToDate', 'now', 'reReplaceAll', 'routeLabels', 'safeHtml', 'safeUrl', 'since',
    'stringSlice', 'title', 'toDate', 'toJson', 'toLower', 'toUpper', 'trimSpace', 'tz', 'urlUnescape',
  ]),
  variables: [],
};

/** Templates that Alertmanager brings along: `slack.default.title`, `__subject`. */
const isBuiltIn = (name: string): boolean => name.startsWith('__') || name.includes('.default.');

/** What the data of a notification consists of. */
const fields = ['Alerts', 'CommonAnnotations', 'CommonLabels', 'ExternalURL', 'GroupLabels', 'NotificationReason', 'Receiver', 'RouteLabels', 'Status'];
/** What only a single alert of it has. */
const ofAlerts = ['Annotations', 'EndsAt', 'Fingerprint', 'GeneratorURL', 'Labels', 'StartsAt'];

const unknownFields = ({ references, faults }: Template): string[] => [
  ...new Set(faults.length > 0 ? [] : references.filter(({ root, isTop }) => root === '$' || (root === '.' && isTop)).flatMap(({ fields: [first] }) => (first === undefined || fields.includes(first) ? [] : [first]))),
];

const fieldFix = (field: string): string =>
  ofAlerts.includes(field) ? `use .Common${field === 'Annotations' ? field : 'Labels'}, or put it into {{ range .Alerts }}…{{ end }}` : suggest(field, fields);
