import { targetPortNotPossible } from '../../lib/checks/target-port-not-possible';
import { foundInJob } from './found';

test.each([['app:0'], ['app:65536'], ['app:http'], ['app:'], ['[::1]:x'], ['my app:80']])('refuses %s', (target) => {
  expect(foundInJob(targetPortNotPossible, { staticConfigs: [{ targets: [target] }] })).toHaveLength(1);
});

test.each([['app:1'], ['app:65535'], ['[::1]:9090'], ['app'], ['10.0.0.1:80']])('takes %s', (target) => {
  expect(foundInJob(targetPortNotPossible, { staticConfigs: [{ targets: [target] }] })).toEqual([]);
});
