import { schemeLegacyEscaping } from '../../lib/checks/scheme-legacy-escaping';
import { found } from './found';

const job = (changes: object) => ({ scrapeConfigs: [{ jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }], ...changes }] });

// Which of these the server refuses was seen with promtool.
test.each<[string, object, string[]]>([
  ['both in global', { global: { metricNameValidationScheme: 'legacy', metricNameEscapingScheme: 'allow-utf-8' } }, ['global.metricNameEscapingScheme']],
  ['the scheme in global, the escaping in the job', { global: { metricNameValidationScheme: 'legacy' }, ...job({ metricNameEscapingScheme: 'allow-utf-8' }) }, ['scrapeConfigs[0].metricNameEscapingScheme']],
])('refuses %s', (_, changes, expected) => {
  expect(found(schemeLegacyEscaping, changes).map((line) => line.split(':')[0])).toEqual(expected);
});

test.each<[string, object]>([
  ['a job that is legacy by itself, which does not inherit the escaping', { global: { metricNameEscapingScheme: 'allow-utf-8' }, ...job({ metricNameValidationScheme: 'legacy' }) }],
  ['a job that is not legacy', { global: { metricNameValidationScheme: 'legacy' }, ...job({ metricNameValidationScheme: 'utf8', metricNameEscapingScheme: 'allow-utf-8' }) }],
])('takes %s', (_, changes) => {
  expect(found(schemeLegacyEscaping, changes)).toEqual([]);
});
