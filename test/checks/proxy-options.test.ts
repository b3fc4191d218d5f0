import { proxyOptions } from '../../lib/checks/proxy-options';
import { foundInJob } from './found';

const proxyUrl = 'http://proxy.example:3128';

test.each<[object, string[]]>([
  [{ proxyFromEnvironment: true, noProxy: 'localhost' }, ['noProxy: cannot be combined with proxyFromEnvironment']],
  [{ proxyFromEnvironment: true, proxyUrl, noProxy: 'localhost' }, ['proxyUrl: cannot be combined with proxyFromEnvironment', 'noProxy: cannot be combined with proxyFromEnvironment']],
  [{ proxyUrl }, []],
  [{ noProxy: '' }, []],
])('judges %j', (job, expected) => {
  expect(foundInJob(proxyOptions, job)).toEqual(expected);
});
