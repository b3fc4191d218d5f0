/**
 * What rules make of targets and series by our reckoning, against a real Prometheus: odd cases, and random lists of rules.
 *
 * The lists are made anew in each run; SEED in the environment, which each run prints, makes the same ones again.
 * @engines prometheus
 */
import fc from 'fast-check';
import { z } from 'zod';

import { toYaml } from '../../lib/base/yaml';
import { LabelBuilder, type Labels } from '../../lib/prometheus/relabel/label-builder';
import { relabelRule, type TargetRelabelSpec } from '../../lib/prometheus/relabel/rule';
import { simulate } from '../../lib/prometheus/relabel/simulate';
import type { TargetTrace } from '../../lib/prometheus/relabel/target';
import { relabelTarget } from '../../lib/prometheus/relabel/try-out';
import { scrapeConfig, type ScrapeConfigSpec } from '../../lib/prometheus/scrape-config';
import { printed } from '../prometheus/reading';
import { address, oddTargets } from '../prometheus/relabel/odd-targets';
import { targetLabelSets, targetRules } from '../prometheus/relabel/random-rules';
import { endings } from './support/at-end';
import { eventually } from './support/eventually';
import { get, getJson } from './support/http';
import { LonePrometheus } from './support/lone-prometheus';
import { MetricsJobs } from './support/metrics-jobs';
import { saw } from './support/report';

const atEnd = endings();
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const lists = 400;

/** A job, and the labels of each of its targets, which have an entry of their own. */
interface TargetJob {
  readonly spec: ScrapeConfigSpec & { readonly relabelConfigs: readonly TargetRelabelSpec[] };
  readonly groups: readonly Labels[];
}

const job = (jobName: string, relabelConfigs: readonly TargetRelabelSpec[], groups: readonly Labels[], more: Partial<ScrapeConfigSpec> = {}): TargetJob => ({
  spec: { ...more, relabelConfigs, jobName, scrapeInterval: '1h', scrapeTimeout: '30m', staticConfigs: groups.map((labels) => ({ targets: [address], labels })) },
  groups,
});

const oddJobs = oddTargets.map(({ labels = {}, job: more, rules }, index) => job(`odd-${index}`, rules, [labels], more));
const randomJobs = fc.sample(targetRules, { seed, numRuns: lists }).map((relabelConfigs, index) => job(`random-${index}`, relabelConfigs, targetLabelSets, { params: { x: ['first', 'second'], 'y z': ['ü'] } }));
/** Labels that are copied to one name: many targets alike, so that chance shows. */
const clashJob = job('clash', [{ action: 'labelmap', regex: '[ab]', replacement: 'winner' }], Array.from({ length: 200 }, (_, index) => ({ a: 'of a', b: 'of b', index: String(index) })));
const letters = Array.from({ length: 0x1_e9_44 }, (_, point) => (point >= 0xd8_00 && point < 0xe0_00 ? '' : String.fromCodePoint(point))).filter((letter) => letter.toLowerCase() !== letter || letter.toUpperCase() !== letter).join('');
const lettersJob = job('letters', [{ action: 'lowercase', sourceLabels: ['letters'], targetLabel: 'lower' }, { action: 'uppercase', sourceLabels: ['letters'], targetLabel: 'upper' }], [{ letters }]);
const targetJobs = [...oddJobs, ...randomJobs, clashJob, lettersJob];
const metricsJobs = new MetricsJobs(seed);

const labels = z.record(z.string(), z.string());
const active = z.object({ scrapePool: z.string(), discoveredLabels: labels, labels, scrapeUrl: z.string(), scrapeInterval: z.string(), scrapeTimeout: z.string() });
const targets = z.object({ data: z.object({ activeTargets: z.array(active), droppedTargets: z.array(z.object({ scrapePool: z.string(), discoveredLabels: labels })) }) });
const steps = z.object({ data: z.object({ steps: z.array(z.object({ output: labels, keep: z.boolean() })) }) });

let server: LonePrometheus;
let seen: z.infer<typeof targets>['data'];

beforeAll(async () => {
  saw('the seed of the random lists', seed);
  await metricsJobs.listen();
  atEnd(() => metricsJobs.stop());
  const specs = [...targetJobs.map(({ spec }) => spec), ...metricsJobs.specs];
  server = await LonePrometheus.start('relabel', toYaml({ scrape_configs: specs.map((spec) => printed(scrapeConfig, spec)) }));
  atEnd(() => server.stop());
  await eventually('every job has its targets', 60, async () => ((await get(`${server.api.url}/metrics`)).match(/^prometheus_target_scrape_pool_sync_total\S+ [1-9]/gm)?.length === specs.length ? true : undefined));
  seen = (await getJson(`${server.api.url}/api/v1/targets`, targets)).data;
});

/** Labels as a text by which they are found and compared. */
const key = (found: Labels): string => JSON.stringify(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));

const reasons = { address: /no address|is not a valid hostname/, time: /scrape (interval|timeout)/, switch: /error parsing (convert|always|scrape)/ };

/** What the server says of a target that it refuses, by job and entry. */
const refusals = (): ReadonlyMap<string, string> =>
  new Map([...server.service.output.matchAll(/msg="Creating target failed".*scrape_pool=(\S+) err="instance 0 in group (\d+): (.*)"$/gm)].map(([, pool = '', group = '', why = '']) => [`${pool} ${group}`, why]));

/** Where the server's targets of a job are not what we say of them; `traces` are in the order of its entries. */
function disagreements({ spec }: TargetJob, traces: readonly TargetTrace[], refused: ReadonlyMap<string, string>): string[] {
  const pool = spec.jobName;
  const ofPool = <T extends { readonly scrapePool: string }>(list: readonly T[]): readonly T[] => list.filter(({ scrapePool }) => scrapePool === pool);
  const scraped = ofPool(seen.activeTargets).map((target) => [key(target.discoveredLabels), key({ ...target.labels, url: target.scrapeUrl, interval: target.scrapeInterval, timeout: target.scrapeTimeout })] as const);
  const dropped = ofPool(seen.droppedTargets).map(({ discoveredLabels }) => key(discoveredLabels));
  const sameScrape = new Map<string, TargetTrace[]>();
  const wrong = traces.flatMap((trace, group) => {
    const { outcome, discovered } = trace;
    const said = refused.get(`${pool} ${group}`);
    const isDropped = dropped.includes(key(discovered));
    if (outcome.kind === 'scraped') sameScrape.set(key({ ...outcome.internal, url: outcome.url }), [...(sameScrape.get(key({ ...outcome.internal, url: outcome.url })) ?? []), trace]);
    if (outcome.kind === 'refused' ? said === undefined || !reasons[outcome.refusal.about].test(said) : said !== undefined) return [`${pool} ${group} ${outcome.kind}, refused by the server: ${said}`];
    return isDropped === (outcome.kind === 'dropped') ? [] : [`${pool} ${group} ${outcome.kind}, ${isDropped ? '' : 'not '}dropped by the server`];
  });
  // Targets that come out the same are scraped once, and shown as any of them.
  for (const [text, alike] of sameScrape) {
    const theirs = scraped.filter(([discovered]) => alike.some((trace) => key(trace.discovered) === discovered)).map(([, shown]) => shown);
    const ours = alike.flatMap(({ outcome }) => (outcome.kind === 'scraped' ? [key({ ...outcome.labels, url: outcome.url, interval: outcome.interval, timeout: outcome.timeout })] : []));
    if (theirs.length !== 1 || theirs[0] !== ours[0]) wrong.push(`${pool} ${text}: we say ${ours[0]}, the server ${theirs.join()}`);
  }
  if (sameScrape.size !== scraped.length) wrong.push(`${pool}: we scrape ${sameScrape.size}, the server ${scraped.length}`);
  return wrong;
}

const tracesOf = ({ spec, groups }: TargetJob): readonly TargetTrace[] => groups.map((group) => relabelTarget(spec, { __address__: address }, { group }));

test('the server makes of odd targets what we say', () => {
  const refused = refusals();
  expect(oddJobs.flatMap((each) => disagreements(each, tracesOf(each), refused))).toEqual([]);
  saw('odd targets', oddJobs.length);
});

test(`the server makes of targets what we say, in ${lists} random lists of rules`, () => {
  const refused = refusals();
  const traced = randomJobs.map((each) => ({ each, traces: tracesOf(each) }));
  // Where chance decides, the server need not agree with itself.
  const certain = traced.filter(({ traces }) => traces.every(({ clashes }) => clashes.length === 0));
  expect(certain.flatMap(({ each, traces }) => disagreements(each, traces, refused))).toEqual([]);
  const kinds = certain.flatMap(({ traces }) => traces.map(({ outcome }) => outcome.kind));
  saw('random targets', kinds.length, ...(['scraped', 'dropped', 'refused'] as const).map((kind) => `${kinds.filter((each) => each === kind).length} ${kind}`), `${lists - certain.length} lists left to chance`);
  // Lists that all end alike would prove little.
  for (const kind of ['scraped', 'dropped', 'refused']) expect(kinds.filter((each) => each === kind).length).toBeGreaterThan(kinds.length / 50);
  expect(certain.length).toBeGreaterThan(200);
});

test('a rule that is left out of the reckoning shows', () => {
  const shorter = randomJobs.map((each) => disagreements(each, tracesOf({ ...each, spec: { ...each.spec, relabelConfigs: each.spec.relabelConfigs.slice(1) } }), refusals()));
  expect(shorter.filter((found) => found.length > 0).length).toBeGreaterThan(lists / 4);
});

test('every letter has the other case that the server gives it', () => {
  expect(disagreements(lettersJob, tracesOf(lettersJob), refusals())).toEqual([]);
  saw('letters with another case', Array.from(letters).length);
});

test('of labels that are copied to one name chance takes one, as we say', () => {
  expect(tracesOf(clashJob)[0]?.clashes).toEqual([{ name: 'winner', values: ['of a', 'of b'] }]);
  const winners = seen.activeTargets.filter(({ scrapePool }) => scrapePool === 'clash').map((target) => target.labels['winner']);
  expect([...new Set(winners)].sort()).toEqual(['of a', 'of b']);
  saw('labels that won', ...['of a', 'of b'].map((value) => `${winners.filter((winner) => winner === value).length} ${value}`));
});

test('every single step is the server’s, when it is asked for the steps', async () => {
  const wrong: string[] = [];
  let count = 0;
  for (const { spec, groups } of [...oddJobs, ...randomJobs.slice(0, 100)]) {
    for (const group of groups) {
      const { discovered } = relabelTarget(spec, { __address__: address }, { group });
      const parameters = new URLSearchParams({ scrapePool: spec.jobName, labels: JSON.stringify(discovered) });
      const theirs = (await getJson(`${server.api.url}/api/v1/targets/relabel_steps?${parameters.toString()}`, steps)).data.steps;
      let before: Labels = discovered;
      for (const [index, rule] of spec.relabelConfigs.entries()) {
        const start = new LabelBuilder();
        start.setAll(before);
        const { labels: after, clashes } = simulate(start, [relabelRule.parse(rule)], spec.metricNameValidationScheme ?? 'utf8');
        // To show a step the server sorts the labels, so that another one wins than when it relabels targets.
        if (clashes.length > 0) break;
        count++;
        const said = theirs[index];
        if (said?.keep !== (after !== undefined) || key(said.output) !== key(after ?? {})) wrong.push(`${spec.jobName} ${key(before)} ${JSON.stringify(rule)}: we say ${JSON.stringify(after)}, the server ${JSON.stringify(said)}`);
        if (after === undefined) break;
        before = after;
      }
    }
  }
  expect(wrong).toEqual([]);
  saw('steps', count);
});

test('the server makes of series what we say, whoever gives way', async () => {
  const { wrong, kinds } = await metricsJobs.compare(server.api);
  expect(wrong).toEqual([]);
  saw('series', kinds.length, ...['stored', 'dropped', 'refused'].map((kind) => `${kinds.filter((each) => each === kind).length} ${kind}`));
  for (const kind of ['stored', 'dropped', 'refused']) expect(kinds.filter((each) => each === kind).length).toBeGreaterThan(kinds.length / 100);
});
