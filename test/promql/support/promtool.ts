import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { engine } from '../../e2e/support/engines';
import { run } from '../../e2e/support/command';

/** The path of promtool: that of the environment's PROMTOOL, or the engine that the end-to-end run has built. */
const promtool = (): string => process.env['PROMTOOL'] ?? engine('promtool');

/** Runs promtool on a file of this content. JSON is YAML, so nothing has to be escaped for it. */
export async function onFile(content: unknown, args: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'promql-'));
  try {
    const path = join(folder, 'file.yml');
    await writeFile(path, JSON.stringify(content));
    const { stdout, stderr } = await run(promtool(), [...args, path], { cwd: folder });
    return stdout + stderr;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What promtool says of each rule that it refuses, by the rule's place in the list. One call judges all of them. */
export async function refusals(rules: readonly Readonly<Record<string, unknown>>[], features: readonly string[] = []): Promise<ReadonlyMap<number, string>> {
  const flags = features.length === 0 ? [] : [`--enable-feature=${features.join(',')}`];
  const text = await onFile({ groups: [{ name: 'judged', rules }] }, [...flags, 'check', 'rules', '--lint=none']);
  const found = [...text.matchAll(/group "judged", rule (\d+), "[^"]*": (.*)/g)].map(([, place, message]): [number, string] => [Number(place) - 1, message ?? '']);
  // Without a word on any rule promtool has judged nothing, or accepted all.
  if (found.length === 0 && !text.includes('SUCCESS')) throw new Error(`promtool does not judge the rules:\n${text}`);
  return new Map(found);
}
