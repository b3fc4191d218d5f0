/**
 * Changes every threshold, comparison, range and time of the rules, one at a time, and asks promtool whether a test notices.
 *
 *   npm run mutate                                        the rules of this repository
 *   npm run mutate -- RULES.yml… TESTS.test.yml…          other files
 *   npm run mutate -- --only 'HighErrorRate|rate5m'       only rules whose name matches
 *
 * PROMTOOL names the program; without it, promtool of the folder E2E_BIN, or of the path. Exits with 1 when a change survives that
 * `mutation/equivalent.ts` does not explain, or when an explanation is no longer needed.
 *
 * Only what is asserted about the changed rule and its readers is run, with the rules that they need, and only until the first test
 * fails. Each part is run unchanged as well, so that a test that fails anyway does not count as a kill.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

import { parse } from 'yaml';

import { packs } from '../lib/packs';
import { variantFiles } from '../test/e2e/support/pack-variants';
import { equivalents, type Equivalent } from './mutation/equivalent';
import { mutantsOf, type NativeRule } from './mutation/mutants';
import { byPromise, relevantTests, RuleSet, type NativeGroup, type Relevant, type TestFile } from './mutation/rule-tests';

/** Rules whose mutants are judged at the same time. */
const processes = 2;
/** Tests of the first round; each further one takes twice as many. */
const firstRound = 2;

interface RuleFile {
  readonly path: string;
  readonly groups: readonly NativeGroup[];
}

interface Tests {
  readonly path: string;
  readonly content: TestFile;
  readonly ruleFiles: readonly RuleFile[];
  readonly set: RuleSet;
}

/** What a rule became, and what the tests said of it. */
interface Judged {
  readonly file: string;
  readonly rule: string;
  readonly change: string;
  readonly verdict: 'killed' | 'survived' | 'untested';
}

/** A test that is relevant to a rule, and where it comes from. */
interface Round extends Relevant {
  readonly source: Tests;
}

/** The rules that objectives are made of are changed by `test/e2e/objectives/mutants.ts`, with the courses of traffic that prove them. */
const isOfObjective = (path: string): boolean => basename(path).startsWith('slo-');

/** Packs of the library without options, and their tests: for the alerts that the stack of this repository switches off. */
function packsInFull(folder: string): readonly string[] {
  const tests = 'test/e2e/rules/variants';
  const files = [...variantFiles()].filter(([name]) => packs.some(({ facts }) => name === `${facts.name}.yml`));
  for (const [name, text] of files) {
    writeFileSync(join(folder, name), text);
    cpSync(join(tests, name.replace('.yml', '.test.yml')), join(folder, name.replace('.yml', '.test.yml')));
  }
  return files.flatMap(([name]) => [join(folder, name), join(folder, name.replace('.yml', '.test.yml'))]);
}

const nameOf = ({ record, alert }: NativeRule): string => alert ?? record ?? '';

async function main(args: readonly string[]): Promise<number> {
  const start = process.hrtime.bigint();
  const only = args.includes('--only') ? new RegExp(args[args.indexOf('--only') + 1] ?? '') : undefined;
  const paths = args.filter((argument, index) => /\.ya?ml$/.test(argument) && args[index - 1] !== '--only');
  const inFolder = (folder: string): readonly string[] => readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort().map((name) => join(folder, name));
  const shipped = paths.length > 0 ? paths : [...inFolder('deploy/native/prometheus/rules').filter((path) => !isOfObjective(path)), ...inFolder('test/e2e/rules')];
  const variants = mkdtempSync(join(tmpdir(), 'variants-'));
  const all = [...shipped, ...(paths.length > 0 ? [] : packsInFull(variants))];
  const isTest = (path: string): boolean => /\.test\.ya?ml$/.test(path);
  const ruleFiles = all.filter((path) => !isTest(path)).map((path): RuleFile => ({ path: resolve(path), groups: (parse(readFileSync(path, 'utf8')) as { groups: NativeGroup[] }).groups })); // promtool has checked these files
  const tests = all.filter(isTest).map((path) => testsOf(path, ruleFiles));
  const written = ruleFiles.flatMap(({ path, groups }) => groups.flatMap((group) => group.rules.map((rule) => ({ path, rule }))));
  const names = written.map(({ rule }) => nameOf(rule));
  const rules = written.filter(({ rule }, index) => only?.test(nameOf(rule)) !== false && names.indexOf(nameOf(rule)) === index);
  const judged = await judgeAll(rules, tests).finally(() => rmSync(variants, { recursive: true }));
  return report(judged, paths.length > 0 || only !== undefined, Number(process.hrtime.bigint() - start) / 1e9);
}

function testsOf(path: string, ruleFiles: readonly RuleFile[]): Tests {
  const content = parse(readFileSync(path, 'utf8')) as TestFile; // promtool runs these files
  const own = content.rule_files.map((file) => resolve(dirname(path), file));
  const loaded = ruleFiles.filter((file) => own.includes(file.path));
  const missing = own.filter((file) => loaded.every((one) => one.path !== file));
  if (missing.length > 0 && loaded.length > 0) throw new Error(`${path} needs ${missing.join(', ')} too: name it`);
  return { path, content, ruleFiles: loaded, set: new RuleSet(loaded.flatMap(({ groups }) => groups.flatMap(({ rules }) => rules))) };
}

async function judgeAll(rules: readonly { readonly path: string; readonly rule: NativeRule }[], tests: readonly Tests[]): Promise<readonly Judged[]> {
  const queue = [...rules];
  const judged: Judged[] = [];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const own = await judge(next.path, next.rule, tests);
      judged.push(...own);
      // It takes minutes, and what comes out is printed at the end.
      console.error(`${basename(next.path)} ${nameOf(next.rule)}: ${own.filter(({ verdict }) => verdict === 'killed').length} of ${own.length}, ${queue.length} rules left`);
    }
  };
  await Promise.all(Array.from({ length: processes }, worker));
  return judged;
}

/** All mutants of a rule, round after round: what one round kills need not be asked again. */
async function judge(path: string, rule: NativeRule, tests: readonly Tests[]): Promise<readonly Judged[]> {
  const rounds = tests.filter(({ ruleFiles }) => ruleFiles.some((file) => file.path === path)).flatMap((source) => relevantTests(source.content, source.set, rule).map((relevant): Round => ({ ...relevant, source }))).sort(byPromise);
  const mutants = mutantsOf(rule);
  let alive = mutants;
  for (let [from, size] = [0, firstRound]; alive.length > 0 && from < rounds.length; from += size, size *= 2) {
    const [isSound, ...survives] = await passes(rule, [rule, ...alive.map((mutant) => mutant.rule)], rounds.slice(from, from + size));
    if (isSound !== true) throw new Error(`the tests of ${nameOf(rule)} fail although nothing is changed`);
    alive = alive.filter((_, index) => survives[index]);
  }
  const verdict = rounds.length === 0 ? 'untested' : 'survived';
  return mutants.map((mutant) => ({ file: basename(path), rule: nameOf(rule), change: mutant.change, verdict: alive.includes(mutant) ? verdict : 'killed' }));
}

/** Whether the tests pass with each of the replacements in the place of the rule. */
async function passes(rule: NativeRule, replacements: readonly NativeRule[], rounds: readonly Round[]): Promise<readonly boolean[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  try {
    const paths = replacements.map((replacement, place) =>
      [...new Set(rounds.map(({ source }) => source))].map((source, index) => {
        const own = rounds.filter((round) => round.source === source);
        const needed = new Set(own.flatMap((round) => [...round.rules]));
        const groups = source.ruleFiles.flatMap((file) => file.groups.map((group) => ({ ...group, rules: group.rules.filter((one) => needed.has(one)).map((one) => (one === rule ? replacement : one)) })));
        const [test, rules] = [join(folder, `${place}-${index}.test.yml`), `${place}-${index}.rules.yml`];
        // JSON is YAML.
        writeFileSync(join(folder, rules), JSON.stringify({ groups: groups.filter((group) => group.rules.length > 0) }));
        writeFileSync(test, JSON.stringify({ ...source.content, rule_files: [rules], tests: own.map((round) => round.test) }));
        return test;
      }),
    );
    const passed = await passing(paths.flat());
    return paths.map((own) => own.every((path) => passed.has(path)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files of tests that succeed. promtool says of each file in turn which it is, and then how it went. */
async function passing(paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const text = await promtool(['test', 'rules', ...paths]);
  const parts = text.split(/^Processing test file: /m).slice(1);
  if (parts.length !== paths.length) throw new Error(`promtool judges ${parts.length} of ${paths.length} files:\n${text}`);
  return new Set(parts.filter((part) => /^ {2}SUCCESS$/m.test(part)).map((part) => part.split('\n')[0] ?? ''));
}

const program = process.env['PROMTOOL'] ?? (process.env['E2E_BIN'] === undefined ? 'promtool' : join(process.env['E2E_BIN'], 'promtool'));

/** The files that it went through and which of them succeed; a test that fails is an answer. */
function promtool(args: readonly string[]): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(program, args);
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    // What was expected and what came is told here, and would stand anywhere between the lines of the other.
    child.stderr.resume();
    child.on('error', (error) => fail(new Error(`"${program}" cannot be started: name it by PROMTOOL`, { cause: error })));
    child.on('close', () => done(text));
  });
}

/** Prints the figures and every change that nobody noticed; the exit code. */
function report(judged: readonly Judged[], isPartial: boolean, seconds: number): number {
  const explains = (one: Judged) => (entry: Equivalent): boolean => entry.file === one.file && entry.rule === one.rule && entry.change === one.change;
  const unnoticed = judged.filter(({ verdict }) => verdict !== 'killed');
  const survivors = unnoticed.filter((one) => !equivalents.some(explains(one)));
  // A run over some of the rules cannot say which entries are needed.
  const stale = isPartial ? [] : equivalents.filter((entry) => !unnoticed.some((one) => explains(one)(entry)));
  for (const { file, rule, change, verdict } of survivors) console.log(`${verdict}: ${file} ${rule}, ${change}`);
  for (const { file, rule, change } of stale) console.log(`explained, but killed or gone: ${file} ${rule}, ${change}`);
  for (const file of new Set(judged.map((one) => one.file))) {
    const own = judged.filter((one) => one.file === file);
    console.log(`${file}: ${own.filter(({ verdict }) => verdict === 'killed').length} of ${own.length} killed`);
  }
  console.log(`${judged.length} mutants: ${judged.length - unnoticed.length} killed, ${unnoticed.length - survivors.length} equivalent, ${survivors.length} survived, in ${Math.round(seconds)} s`);
  return survivors.length + stale.length === 0 ? 0 : 1;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
