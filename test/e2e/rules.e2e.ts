/**
 * Every alert fires when it should, and does not when it should not: promtool evaluates the rules that were synthesized.
 *
 * @engines promtool
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { endings } from './support/at-end';
import { output } from './support/command';
import { checkout, engine } from './support/engines';
import { variantFiles } from './support/pack-variants';
import { saw } from './support/report';

const folder = join(checkout, 'test/e2e/rules');
const variants = join(folder, 'variants');
const testsIn = (path: string): readonly string[] => readdirSync(path).filter((name) => name.endsWith('.test.yml')).sort();

describe('the rules of TTA.dev, among them the packs of the library without options', () => {
  const ruleFiles = readdirSync(join(checkout, 'deploy/native/prometheus/rules')).sort();

  test('have a file of tests for every file of rules', () => {
    const tested = testsIn(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    expect(ruleFiles.length).toBeGreaterThan(0);
    expect(ruleFiles.filter((name) => !tested.includes(`/rules/${name}`))).toEqual([]);
  });

  test.each(testsIn(folder))('behave as %s says', async (name) => behaves(folder, name));
});

describe('packs with options', () => {
  const atEnd = endings();
  const rendered = mkdtempSync(join(tmpdir(), 'packs-'));
  atEnd(async () => rmSync(rendered, { recursive: true }));
  cpSync(variants, rendered, { recursive: true });
  for (const [name, text] of variantFiles()) writeFileSync(join(rendered, name), text);

  test('have a file of tests for every variant', () => {
    expect(testsIn(variants).map((name) => name.replace('.test.yml', '.yml'))).toEqual([...variantFiles().keys()].sort());
  });

  test.each(testsIn(variants))('behave as %s says', async (name) => behaves(rendered, name));
});

async function behaves(path: string, name: string): Promise<void> {
  // Its report is the error: which alert was expected at which time, and what was there.
  const report = await output(engine('promtool'), ['test', 'rules', join(path, name)]);
  expect(report).toContain('SUCCESS');
  // What expects silence would be content with rules that are not there.
  expect(report).not.toContain('no file match');
  saw('promtool', name, `${cases(join(path, name))} cases`);
}

/** How many moments the file asserts something about. */
const cases = (path: string): number => readFileSync(path, 'utf8').match(/eval_time:/g)?.length ?? 0;
