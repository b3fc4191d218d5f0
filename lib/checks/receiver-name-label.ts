import { defineCheck } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager } from './sample';

const labelled = (labels: Record<string, string>) => aStackWithAlertmanager({ receivers: [{ name: 'webhook', webhookConfigs: [{ url: 'https://hooks.example/alerts' }], labels }] });

/** A label `name` that differs from the receiver's own name: the server refuses it. */
export const receiverNameLabel = defineCheck({
  id: 'receiver-name-label',
  severity: 'error',
  refused: true,
  summary: 'A receiver has a label `name` that differs from its own name.',
  why: 'Alertmanager sets this label itself, and refuses the whole configuration when another value is written.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#receiver',
  bad: [labelled({ name: 'shop' })],
  good: [labelled({ team: 'shop' })],
  find: inAlertmanagerConfig(({ receivers }) =>
    receivers.flatMap(({ name, labels }, index) => {
      const label = labels['name'];
      return label === undefined || label === name
        ? []
        : [{ path: ['receivers', index, 'labels', 'name'], message: `differs from the receiver's name, got "${label}" for "${name}"`, fix: 'remove the label: the server sets it' }];
    }),
  ),
});
