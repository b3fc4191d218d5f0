/**
 * Where alerts go by our reckoning, against Alertmanager's own: random trees of routes, and random alerts for each.
 *
 * Every tree is made anew in each run; SEED in the environment, which each run prints, makes the same ones again.
 * AMTOOL names the program where run.sh does not.
 * @engines alertmanager amtool
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';

import { alertmanagerConfig, type AlertmanagerConfig } from '../../lib/alertmanager/config';
import { emitAlertmanager } from '../../lib/alertmanager/emit';
import { explainRoute } from '../../lib/alertmanager/explain-route';
import { Instant } from '../../lib/alertmanager/instant';
import { Matcher, type Labels } from '../../lib/alertmanager/matcher';
import { plannedSilence, type PlannedSilence } from '../../lib/alertmanager/planned-silence';
import type { RouteSpec } from '../../lib/alertmanager/route';
import { withSilences } from '../../lib/alertmanager/silenced-routes';
import { secretBesideConfig } from '../../lib/base/secret';
import { toYaml } from '../../lib/base/yaml';
import { alert, matchers, named, receiversOf, routesTo } from '../support/route-trees';
import { output, run } from './support/command';
import { endings } from './support/at-end';
import { engine } from './support/engines';
import { eventually, throughout } from './support/eventually';
import { LoneAlertmanager, type AlertGroups } from './support/lone-alertmanager';
import { saw } from './support/report';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const amtool = process.env['AMTOOL'] ?? engine('amtool');
const trees = 1_000;
const alertsOfTree = 3;
const depth = 3;

const folder = mkdtempSync(join(tmpdir(), 'routes-'));
const atEnd = endings();
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => saw('the seed of the random trees', seed));

const alerts = fc.array(alert, { minLength: alertsOfTree, maxLength: alertsOfTree });

const configOf = (tree: readonly RouteSpec[]): AlertmanagerConfig =>
  alertmanagerConfig.parse({ route: { receiver: 'r', routes: [...tree] }, receivers: ['r', ...receiversOf(tree)].map((name) => ({ name })) });

/** Whom we say that is told of an alert: the receivers of the routes that take it. */
const ours = (config: AlertmanagerConfig, labels: Labels): string =>
  explainRoute(config, labels).takenBy.map(({ receiver }) => receiver).join(',');

interface Question {
  readonly file: string;
  readonly labels: Labels;
  readonly ours: string;
}

function written(config: AlertmanagerConfig, name: string): string {
  const file = join(folder, `${name}.yml`);
  writeFileSync(file, toYaml(emitAlertmanager(config, secretBesideConfig)));
  return file;
}

async function theirs({ file, labels }: Question): Promise<string> {
  const pairs = Object.entries(labels).map(([name, value]) => Matcher.of(name, '=', value).toString());
  return (await output(amtool, ['config', 'routes', 'test', `--config.file=${file}`, ...pairs])).trim();
}

/** The questions in which amtool says something else than we. */
async function disagreements(questions: readonly Question[]): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [...questions];
  const worker = async (): Promise<void> => {
    for (let question = waiting.pop(); question !== undefined; question = waiting.pop()) {
      const answer = await theirs(question);
      if (answer !== question.ours) found.push(`${question.file} ${JSON.stringify(question.labels)}: we say ${question.ours}, Alertmanager ${answer}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return found;
}

test(`alerts go where Alertmanager sends them, in ${trees} random trees`, async () => {
  const questions = fc.sample(fc.tuple(routesTo(depth), alerts), { seed, numRuns: trees }).flatMap(([tree, asked], index): Question[] => {
    const config = configOf(named(tree, 'r'));
    const file = written(config, String(index));
    return asked.map((labels) => ({ file, labels, ours: ours(config, labels) }));
  });
  const beyondTheFirst = questions.filter((question) => question.ours !== 'r').length;
  const found = await disagreements(questions);
  saw('alerts routed', questions.length, `${beyondTheFirst} of them below the first route`, `${questions.filter((question) => question.ours.includes(',')).length} to several`, `${found.length} disagreements`);
  expect(found).toEqual([]);
  // Trees in which nothing matches would prove nothing.
  expect(beyondTheFirst).toBeGreaterThan(questions.length / 4);
});

const now = Date.now();
const minute = 60_000;
const moment = (minutes: number): string => new Date(Math.floor(now / minute) * minute + minutes * minute).toISOString().replace('.000Z', 'Z');

/** A silence that holds for hours around now, one that is over, one that is to come. */
const windows = [{ from: moment(-90), to: moment(180) }, { from: moment(-3 * 24 * 60), to: moment(-60) }, { from: moment(60), to: moment(40 * 24 * 60) }] as const;

const silences = fc
  .array(fc.tuple(matchers.filter((list) => list.length > 0), fc.constantFrom(...windows)), { minLength: 1, maxLength: 3 })
  .map((list) => list.map(([conditions, window], index) => plannedSilence.parse({ matchers: [...conditions], ...window, because: `the work ${index}` })));

test('planned silences leave every alert with its receivers, in 300 random trees', async () => {
  const sample = fc.sample(fc.tuple(routesTo(depth), silences, alerts), { seed, numRuns: 300 });
  const compiled = sample.map(([tree, planned, asked], index) => {
    const config = configOf(named(tree, 'r'));
    const file = written(withSilences(config, planned), `silenced-${index}`);
    return { file, questions: asked.map((labels): Question => ({ file, labels, ours: ours(config, labels) })) };
  });
  const { code, stdout } = await run(amtool, ['check-config', ...compiled.map(({ file }) => file)]);
  expect([code, stdout.match(/FAILED/g)]).toEqual([0, null]);
  const questions = compiled.flatMap(({ questions: asked }) => asked);
  const found = await disagreements(questions);
  saw('alerts routed by files with silences', questions.length, `${compiled.length} files taken by amtool check-config`, `${found.length} disagreements`);
  expect(found).toEqual([]);
});

const groupBy = fc.option(fc.constantFrom([], ['severity'], ['team', 'a.b'], ['...']), { nil: undefined });

/** All trees as branches of one, each behind a label of its own, so that one server serves them all. */
const branchesOf = (all: readonly (readonly RouteSpec[])[]): RouteSpec[] => all.map((tree, index) => ({ receiver: `${index}`, matchers: [behind(index)], routes: named(tree, `${index}`) }));

const behind = (tree: number): Matcher => Matcher.of('tree', '=', String(tree));

/** One group that an alert is in, as a text: who is told, by which labels it is a group, and whether a silence mutes it. */
const groupText = (receiver: string, labels: Labels, isMuted: boolean): string => `${receiver} ${labelText(labels)}${isMuted ? ' muted' : ''}`;

const labelText = (labels: Labels): string => JSON.stringify(Object.entries(labels).filter(([, value]) => value !== '').sort(([one], [other]) => (one < other ? -1 : 1)));

/** The groups of each alert, in the order of their texts. */
function groupsByAlert(groups: AlertGroups): ReadonlyMap<string, string> {
  const found = new Map<string, string[]>();
  for (const { labels, receiver, alerts: members } of groups) {
    for (const { labels: own, status } of members) found.set(labelText(own), [...(found.get(labelText(own)) ?? []), groupText(receiver.name, labels, status.mutedBy.length > 0)]);
  }
  return new Map([...found].map(([key, texts]) => [key, texts.sort().join('; ')]));
}

test('a real Alertmanager makes the groups that we say, for the receivers that we say, and mutes the silenced ones, in 60 random trees', async () => {
  const sample = fc.sample(fc.tuple(routesTo(depth, { groupBy }), silences, fc.array(alert, { minLength: 12, maxLength: 12 })), { seed, numRuns: 60 });
  const branches = branchesOf(sample.map(([tree]) => tree));
  const config = alertmanagerConfig.parse({ route: { receiver: 'none', groupWait: '0s', routes: branches }, receivers: ['none', ...receiversOf(branches)].map((name) => ({ name })) });
  const planned = sample.flatMap(([, list], index) => list.map((silence): PlannedSilence => ({ ...silence, matchers: [...silence.matchers, behind(index)], because: `${silence.because} in ${index}` })));
  const fired = [...new Map(sample.flatMap(([, , asked], index) => asked.map((labels): Labels => ({ ...labels, alertname: 'Random', tree: String(index) }))).map((labels) => [labelText(labels), labels])).values()];
  const expected = new Map(
    fired.map((labels) => {
      const { takenBy, silences: about } = explainRoute(config, labels, { silences: planned, at: Instant.milliseconds(now) });
      const isMuted = about.some((silence) => silence.now);
      return [labelText(labels), takenBy.map(({ receiver, groupBy: group }) => groupText(receiver, group, isMuted)).sort().join('; ')];
    }),
  );

  const server = await LoneAlertmanager.start(withSilences(config, planned), 19_493);
  atEnd(() => server.stop());
  await server.fire(fired);
  const check = async (): Promise<true> => {
    const found = groupsByAlert(await server.groups());
    const wrong = fired.flatMap((labels) => {
      const [we, they] = [expected, found].map((texts) => texts.get(labelText(labels)));
      return we === they ? [] : [`${labelText(labels)}: we say ${we ?? 'nothing'}, Alertmanager ${they ?? 'nothing'}`];
    });
    if (wrong.length > 0) throw new Error(`${wrong.length} disagreements, such as\n${wrong.slice(0, 5).join('\n')}`);
    return true;
  };
  await eventually('the groups are ours', 60, check);
  // What is muted is known once a group was looked at: so that nothing is muted late.
  await throughout(5, async () => {
    await check();
  });
  const texts = [...expected.values()];
  const muted = texts.filter((text) => text.includes(' muted')).length;
  saw('alerts in the groups of a real server', fired.length, `${texts.reduce((sum, text) => sum + text.split('; ').length, 0)} groups of theirs`, `${muted} alerts muted by a silence`, '0 disagreements');
  expect(Math.min(muted, fired.length - muted)).toBeGreaterThan(100);
});
