import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from '../e2e/support/command';
import { engine } from '../e2e/support/engines';

/** A tool that judges files, many in one run. */
export interface Judge {
  readonly tool: 'promtool' | 'amtool';
  readonly args: readonly string[];
  /** What its output says of a file that it takes; the file is the first group. */
  readonly taken: RegExp;
  /** What its output says when it begins with a file. */
  readonly begun: RegExp;
}

/** Without what lies around the file: whether credentials and rules are there is no question of what it says. */
export const configJudge: Judge = { tool: 'promtool', args: ['check', 'config', '--syntax-only', '--lint=none'], taken: /SUCCESS: (\S+) is valid prometheus config file syntax/g, begun: /^Checking (\S+)$/gm };
export const rulesJudge: Judge = { tool: 'promtool', args: ['check', 'rules', '--lint=none'], taken: /^Checking (\S+)\n {2}SUCCESS/gm, begun: /^Checking (\S+)$/gm };
export const webJudge: Judge = { tool: 'promtool', args: ['check', 'web-config'], taken: /^(\S+) SUCCESS$/gm, begun: /^(\S+) (?:SUCCESS|FAILED)/gm };
export const alertmanagerJudge: Judge = { tool: 'amtool', args: ['check-config'], taken: /^Checking '(\S+)' {2}SUCCESS$/gm, begun: /^Checking '(\S+)'/gm };

/** Which of the texts the judge takes. They lie in one folder, with what is needed around them. */
export async function verdicts(judge: Judge, folder: string, texts: readonly string[]): Promise<readonly boolean[]> {
  mkdirSync(folder, { recursive: true });
  const names = texts.map((_, index) => `${index}.yml`);
  names.forEach((name, index) => writeFileSync(join(folder, name), texts[index] ?? ''));
  const taken = new Set<string>();
  for (let rest: readonly string[] = names; rest.length > 0; ) {
    const batch = rest.slice(0, 500);
    const { stdout, stderr } = await run(engine(judge.tool), [...judge.args, ...batch], { cwd: folder });
    for (const [, name = ''] of `${stdout}${stderr}`.matchAll(judge.taken)) taken.add(name);
    // A loader that panics ends the tool: the file is refused, in a way, and the others are not judged yet.
    const last = /^(panic:|fatal error:)/m.test(stderr) ? [...stdout.matchAll(judge.begun)].at(-1)?.[1] : batch.at(-1);
    if (last === undefined) throw new Error(`${judge.tool} judges nothing:\n${stdout}${stderr}`);
    rest = rest.slice(rest.indexOf(last) + 1);
  }
  return names.map((name) => taken.has(name));
}

/** What the judge says of one text alone, for a message. */
export async function opinion(judge: Judge, folder: string, text: string): Promise<string> {
  writeFileSync(join(folder, 'one.yml'), text);
  const { stdout, stderr } = await run(engine(judge.tool), [...judge.args, 'one.yml'], { cwd: folder });
  return `${stdout}${stderr}`.trim();
}
