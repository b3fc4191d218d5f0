import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** A remote system is declared once. */
export const remoteNotUnique = defineCheck({
  id: 'remote-not-unique',
  severity: 'error',
  refused: true,
  summary: 'The same remote write, or remote read, is declared twice.',
  why: 'The configuration loads, and then cannot be applied: the server stays on the old one, or does not start. promtool does not see it.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write',
  bad: [aStack({ remoteRead: [{ url: 'https://metrics.example/api/v1/read' }, { url: 'https://metrics.example/api/v1/read' }] })],
  good: [aStack({ remoteRead: [{ url: 'https://metrics.example/api/v1/read' }] })],
  *find({ server }) {
    for (const key of ['remoteWrite', 'remoteRead'] as const) {
      // Entries of one name have a finding of their own.
      const texts = (server?.[key] ?? []).map((entry) => (entry.name === undefined ? JSON.stringify(entry) : undefined));
      for (const [index, text] of texts.entries()) {
        const first = texts.indexOf(text);
        if (text !== undefined && first < index) yield { path: [key, index], message: `not unique, ${key}[${first}] is the same`, fix: 'remove one, or give one a name' };
      }
    }
  },
});
