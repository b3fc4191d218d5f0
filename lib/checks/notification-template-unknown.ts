import { secret } from '../base/secret';
import { suggest } from '../base/suggestion';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { notificationTexts } from './facts/notification-texts';

const telling = (templates: Record<string, string>) =>
  aStack({
    alertmanager: {
      config: { route: { receiver: 'slack' }, receivers: [{ name: 'slack', slackConfigs: [{ apiUrl: secret('alertmanager', 'slack-url'), channel: '#alerts', title: '{{ template "shop.title" . }}' }] }], templates },
    },
  });

/** A template that a notification asks for is defined. */
export const notificationTemplateUnknown = defineCheck({
  id: 'notification-template-unknown',
  severity: 'error',
  needs: ['templates'],
  summary: 'A text of a notification asks for a template that nobody has defined.',
  why: 'Alertmanager finds out when it sends: the notification fails, and nobody is told of the alert.',
  see: 'https://prometheus.io/docs/alerting/latest/notifications/#defining-reusable-templates',
  bad: [telling({ shop: '{{ define "shop.titel" }}{{ .Status }}{{ end }}' })],
  good: [telling({ shop: '{{ define "shop.title" }}{{ .Status }}{{ end }}' })],
  *find(stack) {
    const texts = notificationTexts(stack);
    const defined = [...Object.keys(stack.alertmanager?.config.templates ?? {}).map((name) => `${name}.tmpl`), ...texts.flatMap(({ template }) => template.defined)];
    for (const { path, template } of texts) {
      for (const name of template.included) {
        if (!defined.includes(name) && !isBuiltIn(name)) yield { path, message: `unknown template "${name}"`, fix: defined.length === 0 ? 'define it in templates' : suggest(name, defined) };
      }
    }
  },
});

/** Templates that Alertmanager brings along: `slack.default.title`, `__subject`. */
const isBuiltIn = (name: string): boolean => name.startsWith('__') || name.includes('.default.');
