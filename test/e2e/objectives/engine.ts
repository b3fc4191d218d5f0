import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import { toNative } from '../../../lib/base/native';
import { ruleGroup, type RuleGroupSpec } from '../../../lib/rules/model';
import { run } from '../support/command';
import { engine } from '../support/engines';

/** A case as promtool reads it. */
export interface EngineTest {
  readonly name: string;
  readonly interval: string;
  readonly input_series: readonly { readonly series: string; readonly values: string }[];
  readonly alert_rule_test?: readonly AlertExpectation[];
  readonly promql_expr_test?: readonly ResultExpectation[];
}

export interface AlertExpectation {
  readonly eval_time: string;
  readonly alertname: string;
  readonly exp_alerts: readonly { readonly exp_labels: Readonly<Record<string, string>>; readonly exp_annotations: Readonly<Record<string, string>> }[];
}

export interface ResultExpectation {
  readonly expr: string;
  readonly eval_time: string;
  readonly exp_samples: readonly { readonly labels: string; readonly value: number }[];
}

/** The groups as they stand in a rule file. */
const ruleFile = (groups: readonly RuleGroupSpec[]): string => {
  const list = z.array(ruleGroup);
  return JSON.stringify({ groups: toNative(list, list.parse(groups), () => '') });
};

/** Runs the cases against groups of rules, evaluated in this order; JSON is YAML. Gives what promtool says and whether all of them passed. */
export async function inEngine(groups: readonly RuleGroupSpec[], tests: readonly EngineTest[], interval: string): Promise<{ readonly passed: boolean; readonly report: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'objectives-'));
  try {
    await writeFile(join(folder, 'rules.yml'), ruleFile(groups));
    await writeFile(join(folder, 'test.yml'), JSON.stringify({ rule_files: ['rules.yml'], evaluation_interval: interval, group_eval_order: groups.map(({ name }) => name), fuzzy_compare: true, tests }));
    const { code, stdout, stderr } = await run(engine('promtool'), ['test', 'rules', join(folder, 'test.yml')]);
    return { passed: code === 0, report: stdout + stderr };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A series as promtool writes it. */
export const textOf = (name: string, labels: Readonly<Record<string, string>>): string => `${name}{${Object.entries(labels).map(([label, value]) => `${label}="${value}"`).join(', ')}}`;
