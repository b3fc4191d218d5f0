import { nativeHistogramsProtocol } from '../../lib/checks/native-histograms-protocol';
import { found } from './found';

const app = { jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }] };
const text = ['PrometheusText0.0.4'] as const;

test.each<[string, object, string[]]>([
  ['the job says both', { scrapeConfigs: [{ ...app, scrapeNativeHistograms: true, scrapeProtocols: text }] }, ['scrapeConfigs[0].scrapeProtocols']],
  ['the job inherits that it wants them', { global: { scrapeNativeHistograms: true }, scrapeConfigs: [{ ...app, scrapeProtocols: text }] }, ['scrapeConfigs[0].scrapeProtocols']],
  ['all inherit both', { global: { scrapeNativeHistograms: true, scrapeProtocols: text }, scrapeConfigs: [app, { ...app, jobName: 'b' }] }, ['global.scrapeProtocols']],
])('finds it where %s', (_, changes, expected) => {
  expect(found(nativeHistogramsProtocol, changes).map((line) => line.split(':')[0])).toEqual(expected);
});

test.each<[string, object]>([
  ['no protocols are named', { scrapeConfigs: [{ ...app, scrapeNativeHistograms: true }] }],
  ['the job names its own', { global: { scrapeProtocols: text }, scrapeConfigs: [{ ...app, scrapeNativeHistograms: true, scrapeProtocols: ['PrometheusProto'] }] }],
  ['the job does not want them', { global: { scrapeProtocols: text }, scrapeConfigs: [{ ...app, scrapeNativeHistograms: false }] }],
])('finds nothing where %s', (_, changes) => {
  expect(found(nativeHistogramsProtocol, changes)).toEqual([]);
});
