import { jobNameNotUnique } from '../../lib/checks/job-name-not-unique';
import { anAlertmanager } from '../../lib/checks/sample';
import { found } from './found';

const job = (jobName: string) => ({ jobName, staticConfigs: [{ targets: ['app:8000'] }] });

test('says of every further job where the first of the name is', () => {
  expect(found(jobNameNotUnique, { scrapeConfigs: [job('a'), job('b'), job('a'), job('a')] })).toEqual([
    'scrapeConfigs[2].jobName: not unique, "a" is the name of scrapeConfigs[0] too',
    'scrapeConfigs[3].jobName: not unique, "a" is the name of scrapeConfigs[0] too',
  ]);
});

test('keeps the name "alertmanager" only where the stack has one', () => {
  expect(found(jobNameNotUnique, { scrapeConfigs: [job('alertmanager')], alertmanager: anAlertmanager })).toEqual(['scrapeConfigs[0].jobName: not unique, "alertmanager" is the job of the stack\'s own server']);
  expect(found(jobNameNotUnique, { scrapeConfigs: [job('alertmanager')] })).toEqual([]);
});

test('tells names apart by case', () => {
  expect(found(jobNameNotUnique, { scrapeConfigs: [job('a'), job('A'), job('Prometheus')] })).toEqual([]);
});
