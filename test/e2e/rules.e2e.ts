/**
 * Every alert fires when it should, and does not when it should not: promtool evaluates the rules that were synthesized.
 *
 * @engines promtool
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { output } from './support/command';
import { checkout, engine } from './support/engines';
import { saw } from './support/report';

const folder = join(checkout, 'test/e2e/rules');
const files = readdirSync(folder).filter((name) => name.endsWith('.test.yml')).sort();
const ruleFiles = readdirSync(join(checkout, 'deploy/native/prometheus/rules')).sort();

describe('the rules of TTA.dev', () => {
  test('have a file of tests for every file of rules', () => {
    const tested = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    expect(ruleFiles.length).toBeGreaterThan(0);
    expect(ruleFiles.filter((name) => !tested.includes(`/rules/${name}`))).toEqual([]);
  });

  test.each(files)('behave as %s says', async (name) => {
    // Its report is the error: which alert was expected at which time, and what was there.
    const report = await output(engine('promtool'), ['test', 'rules', join(folder, name)]);
    expect(report).toContain('SUCCESS');
    // What expects silence would be content with rules that are not there.
    expect(report).not.toContain('no file match');
    saw('promtool', name, `${cases(name)} cases`);
  });
});

/** How many moments the file asserts something about. */
function cases(name: string): number {
  return readFileSync(join(folder, name), 'utf8').match(/eval_time:/g)?.length ?? 0;
}
