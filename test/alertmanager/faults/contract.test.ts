import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { secret } from '../../../lib/base/secret';
import { alertmanagerFaults } from '../../../lib/alertmanager/faults';
import { configOf } from '../reading';

const folder = join(__dirname, '../../../lib/alertmanager/faults');
const shared = ['define', 'index', 'named'];
const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, '')).filter((name) => !shared.includes(name));

describe('the faults that are looked for', () => {
  test('are all of which there is a file, each with a test of its own', () => {
    expect(alertmanagerFaults).toHaveLength(files.length);
    expect(new Set(alertmanagerFaults).size).toBe(files.length);
    expect(readdirSync(__dirname)).toEqual(expect.arrayContaining(files.map((name) => `${name}.test.ts`)));
  });

  test('have the name of their file, and change nothing in what they look at', () => {
    const config = deepFreeze(configOf(broken));
    const found = alertmanagerFaults.flatMap((find) => find(config));
    expect([...new Set(found.map(({ check }) => check))].sort()).toEqual([...files].sort());
  });

  test('are not found in a configuration that is well', () => {
    const config = configOf({ receivers: [{ name: 'team', slackConfigs: [{ apiUrl: key }] }] });
    expect(alertmanagerFaults.flatMap((find) => find(config))).toEqual([]);
  });
});

const key = secret('alertmanager', 'key');

/** Everything at once. */
const broken: Parameters<typeof configOf>[0] = {
  global: { slackApiUrl: key, slackAppToken: key, httpConfig: { noProxy: 'localhost' } },
  route: {
    receiver: 'nobody',
    groupBy: ['a', 'a'],
    repeatInterval: '1s',
    routes: [{ receiver: 'team', match: { a: '1' } }, { matchers: ['a="1"', 'b="1"'], muteTimeIntervals: ['never'] }, { matchers: ['a="2"', 'a="3"'] }],
  },
  receivers: [
    { name: 'team', labels: { name: 'x' } },
    { name: 'team', opsgenieConfigs: [{ responders: [{ type: 'team' }] }] },
    { name: 'unused' },
  ],
  inhibitRules: [{}, { sourceMatchers: ['a="1"'], targetMatchers: ['a="1"'] }],
  timeIntervals: [{ name: 'nights', timeIntervals: [{}] }, { name: 'nights', timeIntervals: [{}] }],
};

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
