import { dockerHostMalformed } from '../../lib/checks/docker-host-malformed';
import { foundInJob } from './found';

const judge = (host: string) => foundInJob(dockerHostMalformed, { dockerswarmSdConfigs: [{ host, role: 'tasks' }] });

// promtool refuses the first two; of the third it does not see that no connection can be made.
test.each([['tcp://a b:2376'], ['http://swarm:port'], ['https://swarm:99999999']])('refuses %s', (host) => {
  expect(judge(host)).toEqual([`dockerswarmSdConfigs[0].host: not a URL, got "${host}"`]);
});

test.each([['unix:///var/run/docker.sock'], ['tcp://10.0.0.1:2376'], ['https://[::1]:2376'], ['http://swarm']])('takes %s', (host) => {
  expect(judge(host)).toEqual([]);
});
