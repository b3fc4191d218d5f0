import { targetNotUnique } from '../../lib/checks/target-not-unique';
import { found, foundInJob } from './found';

test('finds it over several lists of a job, also with other labels', () => {
  expect(foundInJob(targetNotUnique, { staticConfigs: [{ targets: ['app:8000'] }, { targets: ['app:8000'], labels: { team: 'shop' } }] })).toEqual(['staticConfigs[1].targets[0]: not unique, "app:8000" is listed before']);
});

test('lets two jobs ask the same target', () => {
  const staticConfigs = [{ targets: ['app:8000'] }];
  expect(found(targetNotUnique, { scrapeConfigs: [{ jobName: 'a', staticConfigs }, { jobName: 'b', metricsPath: '/b', staticConfigs }] })).toEqual([]);
});
