import type { SpecPath } from '../base/spec-path';
import { defineCheck } from './define';
import { aStackWithJob } from './sample';

/** Protocols are asked for in order, each once. */
export const scrapeProtocolsNotUnique = defineCheck({
  id: 'scrape-protocols-not-unique',
  severity: 'error',
  refused: true,
  summary: 'A scrape protocol is listed twice.',
  why: 'Prometheus refuses the whole configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config',
  bad: [aStackWithJob({ scrapeProtocols: ['PrometheusProto', 'PrometheusText0.0.4', 'PrometheusProto'] })],
  good: [aStackWithJob({ scrapeProtocols: ['PrometheusProto', 'PrometheusText0.0.4'] })],
  *find({ server }) {
    if (server === undefined) return;
    yield* repeated(['global', 'scrapeProtocols'], server.global.scrapeProtocols);
    for (const [index, { scrapeProtocols }] of server.scrapeConfigs.entries()) yield* repeated(['scrapeConfigs', index, 'scrapeProtocols'], scrapeProtocols);
  },
});

function* repeated(path: SpecPath, protocols: readonly string[] = []) {
  for (const [index, protocol] of protocols.entries()) {
    if (protocols.indexOf(protocol) < index) yield { path: [...path, index], message: `not unique, "${protocol}" is listed before`, fix: 'remove it' };
  }
}
