import { jobWithoutTargets } from '../../lib/checks/job-without-targets';
import { foundInJob } from './found';

test('says of a list without targets that it is empty', () => {
  expect(foundInJob(jobWithoutTargets, { staticConfigs: [{ targets: [] }] })).toEqual(['staticConfigs: empty, there is no target in it']);
});

test('trusts every other discovery to find something', () => {
  expect(foundInJob(jobWithoutTargets, { staticConfigs: [{ targets: [] }], fileSdConfigs: [{ files: ['targets.yml'] }] })).toEqual([]);
});
