/**
 * Where alerts go by our reckoning, against Alertmanager's own: random trees of routes, and random alerts for each.
 *
 * Every tree is made anew in each run; SEED in the environment, which each run prints, makes the same ones again.
 * AMTOOL names the program where run.sh does not.
 * @engines amtool
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';

import { alertmanagerConfig } from '../../lib/alertmanager/config';
import { emitAlertmanager } from '../../lib/alertmanager/emit';
import { Matcher, type Labels } from '../../lib/alertmanager/matcher';
import type { RouteSpec } from '../../lib/alertmanager/route';
import { routesFor } from '../../lib/alertmanager/route-tree';
import { secretBesideConfig } from '../../lib/base/secret';
import { toYaml } from '../../lib/base/yaml';
import { output } from './support/command';
import { engine } from './support/engines';
import { saw } from './support/report';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const amtool = process.env['AMTOOL'] ?? engine('amtool');
const trees = 1_000;
const alertsOfTree = 3;

const folder = mkdtempSync(join(tmpdir(), 'routes-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Few names and values, so that alerts and matchers meet often. */
const names = ['severity', 'team', 'größe des', 'a.b'];
const values = ['critical', 'warning', 'a', 'b c', 'x"y', 'ü\\n', ''];
const expressions = ['critical|warning', '.*', '.+', 'c.*l', '[ab]', '(?i)CRITICAL', 'x"y|a', '\\S+ c', '', 'crit'];

const matcher = fc.oneof(
  fc.tuple(fc.constantFrom(...names), fc.constantFrom('=' as const, '!=' as const), fc.constantFrom(...values)),
  fc.tuple(fc.constantFrom(...names), fc.constantFrom('=~' as const, '!~' as const), fc.constantFrom(...expressions)),
);
const matchers = fc.array(matcher.map(([name, operator, value]) => Matcher.of(name, operator, value)), { maxLength: 2 });
const match = fc.dictionary(fc.constantFrom('severity', 'team'), fc.constantFrom('critical', 'a', ''), { maxKeys: 1 });

const depth = 3;

const routesTo = (levels: number): fc.Arbitrary<RouteSpec[]> =>
  levels === 0
    ? fc.constant([])
    : fc.array(fc.record({ matchers, match: fc.option(match, { nil: {}, freq: 4 }), continue: fc.boolean(), routes: routesTo(levels - 1) }), { maxLength: 4 });

const alert = fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...values.filter((value) => value !== '')));
const alerts = fc.array(alert, { minLength: alertsOfTree, maxLength: alertsOfTree });

/** Receivers are named by the place of their route, so that equal answers mean the same route. */
const named = (tree: readonly RouteSpec[], prefix: string): RouteSpec[] =>
  tree.map((route, index) => ({ ...route, receiver: `${prefix}.${index}`, routes: named(route.routes ?? [], `${prefix}.${index}`) }));
const receiversOf = (tree: readonly RouteSpec[]): string[] => tree.flatMap(({ receiver = '', routes: inner = [] }) => [receiver, ...receiversOf(inner)]);

interface Question {
  readonly file: string;
  readonly labels: Labels;
  readonly ours: string;
}

/** Writes the tree to a file, and gives what is asked of it. */
function ask([written, asked]: readonly [RouteSpec[], readonly Labels[]], index: number): readonly Question[] {
  const tree = named(written, 'r');
  const config = alertmanagerConfig.parse({ route: { receiver: 'r', routes: tree }, receivers: ['r', ...receiversOf(tree)].map((name) => ({ name })) });
  const file = join(folder, `${index}.yml`);
  writeFileSync(file, toYaml(emitAlertmanager(config, secretBesideConfig)));
  return asked.map((labels) => ({ file, labels, ours: routesFor(config.route, labels).map(({ receiver }) => receiver).join(',') }));
}

async function theirs({ file, labels }: Question): Promise<string> {
  const pairs = Object.entries(labels).map(([name, value]) => Matcher.of(name, '=', value).toString());
  return (await output(amtool, ['config', 'routes', 'test', `--config.file=${file}`, ...pairs])).trim();
}

test(`alerts go where Alertmanager sends them, in ${trees} random trees`, async () => {
  saw('the seed of the random trees', seed);
  const questions = fc.sample(fc.tuple(routesTo(depth), alerts), { seed, numRuns: trees }).flatMap(ask);
  const disagreements: string[] = [];
  const waiting = [...questions];
  const worker = async (): Promise<void> => {
    for (let question = waiting.pop(); question !== undefined; question = waiting.pop()) {
      const answer = await theirs(question);
      if (answer !== question.ours) disagreements.push(`${question.file} ${JSON.stringify(question.labels)}: we say ${question.ours}, Alertmanager ${answer}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  const beyondTheFirst = questions.filter(({ ours }) => ours !== 'r').length;
  saw('alerts routed', questions.length, `${beyondTheFirst} of them below the first route`, `${questions.filter(({ ours }) => ours.includes(',')).length} to several`);
  expect(disagreements).toEqual([]);
  // Trees in which nothing matches would prove nothing.
  expect(beyondTheFirst).toBeGreaterThan(questions.length / 4);
});
