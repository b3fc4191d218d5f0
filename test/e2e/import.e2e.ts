/**
 * What an import writes means the same as the files that it read, to the real servers: both are loaded, and what the servers print of them is
 * compared. The files are our own, those of a chart, and the good ones of the servers' own tests where they are there.
 *
 * @engines prometheus alertmanager
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { parse, stringify } from 'yaml';
import { z } from 'zod';

import { differencesBetween } from '../../lib/import/difference';
import { called } from '../cli/called';
import { canonicalAlertmanager, canonicalServer, type Document } from './imports/canonical';
import { importCases, type ImportCase } from './imports/cases';
import { ReloadingServer } from './imports/reloading';
import { AlertmanagerApi } from './support/alertmanager-api';
import { endings } from './support/at-end';
import { output, run } from './support/command';
import { checkout } from './support/engines';
import { getJson } from './support/http';
import { PrometheusApi } from './support/prometheus-api';
import { saw } from './support/report';

const atEnd = endings();
const root = mkdtempSync(join(tmpdir(), 'import-'));
const cases = importCases(root);

/** What the command said of each case. */
const said = new Map<string, string>();
const program = ({ folder }: ImportCase): string => join(folder, 'program');

/** What a server says of one of two folders: why it refuses, or what it understood. */
interface Understood {
  readonly refusal: string | undefined;
  readonly config: Document;
  readonly rules: unknown;
  readonly pools: readonly string[];
}

const rule = z.looseObject({ name: z.string(), query: z.string() });
const rulesShape = z.object({ data: z.object({ groups: z.array(z.looseObject({ name: z.string(), interval: z.number(), rules: z.array(rule) })) }) });
const poolsShape = z.object({ data: z.object({ scrapePools: z.array(z.string()) }) });

beforeAll(async () => {
  // The package under its own name, as its users have it.
  const installed = join(root, 'node_modules/cdk8s-prometheus');
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(installed, 'index.js'), `module.exports = require(${JSON.stringify(join(checkout, 'lib/index.ts'))});\n`);
  writeFileSync(join(installed, 'index.d.ts'), `export * from ${JSON.stringify(join(checkout, 'lib/index'))};\n`);
  const codes: number[] = [];
  for (const each of cases) {
    const { code, err } = await called('import', ...each.paths, '--out', program(each));
    codes.push(code);
    said.set(each.name, err);
  }
  saw('cases imported', cases.length, `${codes.filter((code) => code === 0).length} whole`, `${codes.filter((code) => code === 1).length} with something said to be missing`);
});

test('every import writes a program, and none finds a difference that it does not say', () => {
  const unsaid = [...said].filter(([, text]) => text.includes('it does not mean the same') && !text.includes('not carried over'));
  expect(unsaid).toEqual([]);
  expect(cases.filter((each) => !existsSync(join(program(each), 'index.ts'))).map(({ name }) => `${name}: ${said.get(name) ?? ''}`)).toEqual([]);
});

test('the strictest compiler accepts every program, and refuses one with a fault', async () => {
  const own = JSON.parse(readFileSync(join(checkout, 'tsconfig.json'), 'utf8')) as { readonly compilerOptions: object };
  const compilerOptions = { ...own.compilerOptions, typeRoots: [join(checkout, 'node_modules/@types')], types: ['node'] };
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*/program/**/*.ts'] }));
  mkdirSync(join(root, 'wrong/program'), { recursive: true });
  writeFileSync(join(root, 'wrong/program/index.ts'), "import type { PrometheusServerSpec } from 'cdk8s-prometheus';\nexport const prometheus: PrometheusServerSpec = { storage: { size: '1Gi' }, scrapeConfig: [] };\n");
  const { stdout } = await run(process.execPath, [join(checkout, 'node_modules/typescript/bin/tsc'), '-p', root], { cwd: root });
  // The library itself is judged elsewhere.
  const faults = stdout.split('\n').filter((line) => /^[^ ].*\bprogram\//.test(line));
  expect(faults).toEqual([expect.stringMatching(/^wrong\/program\/index\.ts\(2,77\): .*'scrapeConfig' does not exist in type/)]);
  saw('modules accepted by the compiler', cases.flatMap((each) => readdirSync(program(each), { recursive: true, encoding: 'utf8' })).filter((name) => name.endsWith('.ts')).length);
});

describe('to the running servers', () => {
  const prometheus = new ReloadingServer('prometheus', 19_090);
  const alertmanager = new ReloadingServer('alertmanager', 19_093);
  atEnd(() => prometheus.stop());
  atEnd(() => alertmanager.stop());

  beforeAll(async () => {
    await output(process.execPath, ['--require', require.resolve('tsx/cjs'), join(__dirname, 'imports/render.ts'), ...cases.map(({ folder }) => folder)]);
    for (const each of cases) prepare(each);
  });

  test('a server understands its files and ours alike', async () => {
    const compared: string[] = [];
    const refused: string[] = [];
    for (const each of cases.filter(({ folder }) => existsSync(join(folder, 'original/prometheus/prometheus.yml')))) {
      const theirs = await understood(prometheus, each, 'original');
      const ours = await understood(prometheus, each, 'ours');
      // Some need a machine that is not here, such as one with Windows' paths; then ours need it too.
      expect([each.name, ours.refusal]).toEqual([each.name, theirs.refusal]);
      if (theirs.refusal !== undefined) {
        refused.push(`${each.name} (${theirs.refusal})`);
        continue;
      }
      expect([each.name, unlike(each, theirs, ours)]).toEqual([each.name, []]);
      compared.push(each.name);
    }
    saw('server configurations that mean the same', compared.length, `${refused.length} that need what is not here${refused.length === 0 ? '' : `: ${refused.join(', ')}`}`);
    expect(compared.length).toBeGreaterThan(refused.length * 10);
  });

  /** What Alertmanager takes from its global section although an entry has its own, or the other way round, once a credential is in a file. */
  const inFilesOnly: Readonly<Record<string, readonly string[]>> = {
    // It would send the app's token to the webhook: synth refuses that by `receiver-conflict`.
    'conf.slack-default-app-token.yml': ['receivers.0.slack_configs.4.http_config.authorization', 'receivers.0.slack_configs.4.app_token'],
    // Beside a secret in clear it notes the file of the global one too, and never reads it.
    'conf.smtp-password-global-and-local.yml': ['receivers.0.email_configs.3.auth_secret_file'],
  };

  test('an Alertmanager understands its files and ours alike', async () => {
    const api = new AlertmanagerApi(alertmanager.url);
    const own = cases.filter(({ folder }) => existsSync(join(folder, 'original/alertmanager/alertmanager.yml')));
    const refused: string[] = [];
    for (const each of own) {
      const read = async (whose: string): Promise<readonly [string | undefined, Document]> => {
        const refusal = await alertmanager.read(join(each.folder, whose, 'alertmanager'));
        return [refusal, refusal === undefined ? canonicalAlertmanager((await api.status()).config.original) : {}];
      };
      const [[theirRefusal, theirs], [ourRefusal, ours]] = [await read('original'), await read('ours')];
      // Some name files of another machine; then ours name them too.
      expect([each.name, ourRefusal]).toEqual([each.name, theirRefusal]);
      if (theirRefusal !== undefined) refused.push(`${each.name} (${theirRefusal})`);
      else {
        const unsaid = differencesBetween(theirs, ours).filter(({ path }) => !isSaid(each, path));
        expect([each.name, unsaid.map(({ path }) => path.join('.'))]).toEqual([each.name, inFilesOnly[basename(each.name)] ?? []]);
      }
    }
    saw('Alertmanager configurations that mean the same', own.length - refused.length, ...refused);
    expect(own.length).toBeGreaterThan(refused.length * 2);
  });

  /** Asks the server for everything that it understood. */
  async function understood(server: ReloadingServer, each: ImportCase, whose: 'original' | 'ours'): Promise<Understood> {
    const refusal = await server.read(join(each.folder, whose, 'prometheus'));
    const api = new PrometheusApi(server.url);
    const { groups } = (await getJson(`${server.url}/api/v1/rules`, rulesShape)).data;
    const stated = groups.map(({ name, interval, rules }) => [name, { interval, rules: rules.map(({ name: own, query, labels, annotations, duration, keepFiringFor }) => ({ own, query, labels, annotations, duration, keepFiringFor })) }] as const);
    const { scrapePools } = (await getJson(`${server.url}/api/v1/scrape_pools`, poolsShape)).data;
    return { refusal, config: canonicalServer(await api.config()), rules: Object.fromEntries(stated), pools: [...scrapePools].sort() };
  }
});

/** Puts beside our files what they refer to: files that lie beside the original, and the Secrets. */
function prepare({ name, folder }: ImportCase): void {
  for (const server of ['prometheus', 'alertmanager']) {
    const [from, to] = [join(folder, 'original', server), join(folder, 'ours', server)];
    if (!existsSync(from) || !existsSync(to)) continue;
    cpSync(from, to, { recursive: true, force: false });
    const moved = new Map([...(said.get(name) ?? '').matchAll(/^ {2}([\w.-]+\/[\w.-]+): the job "([^"]+)"/gm)].map(([, path = '', job = '']) => [path, job]));
    for (const whose of ['original', 'ours']) {
      for (const [, path = ''] of readFileSync(join(folder, whose, server, `${server}.yml`), 'utf8').matchAll(/\.\.\/secrets\/([\w.-]+\/[\w.-]+)/g)) {
        const file = join(folder, whose, 'secrets', path);
        const job = moved.get(path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, job === undefined ? 'http://127.0.0.1:9/' : stringify({ scrape_configs: [jobIn(join(from, `${server}.yml`), job)] }));
      }
    }
  }
}

const jobIn = (file: string, name: string): unknown => (parse(readFileSync(file, 'utf8')) as { readonly scrape_configs: readonly Document[] }).scrape_configs.find((job) => job['job_name'] === name);

/** Where the two differ and should not. Jobs that a file holds on one side only are compared by their names. */
function unlike(each: ImportCase, theirs: Understood, ours: Understood): readonly unknown[] {
  const jobs = (config: Document): Document => config['jobs'] as Document;
  const both = (config: Document): Document => ({ ...config, jobs: Object.fromEntries(Object.entries(jobs(config)).filter(([job]) => job in jobs(theirs.config) && job in jobs(ours.config))) });
  const known = (config: Document): Document => withRetention(withOwnAlertmanager(each, both(config)), theirs.config);
  const differences = differencesBetween({ ...known(theirs.config), rules: theirs.rules, pools: theirs.pools }, { ...known(ours.config), rules: ours.rules, pools: ours.pools });
  return differences.filter(({ path }) => !isSaid(each, path));
}

/** What the command said of a stack: that its own Alertmanager is found in another way. */
const withOwnAlertmanager = ({ name }: ImportCase, config: Document): Document => ((said.get(name) ?? '').includes('alerting.alertmanagers is left out') ? { ...config, alerting: undefined } : config);

/** The volume that a spec needs limits what is kept where the files do not, which is said; 15 days are the server's own. */
function withRetention(config: Document, theirs: Document): Document {
  const kept = (of: Document): Document | undefined => ((of['storage'] as Document | undefined)?.['tsdb'] as Document | undefined)?.['retention'] as Document | undefined;
  const { size, ...rest } = kept(config) ?? {};
  const retention = { time: '15d', ...rest, ...(kept(theirs)?.['size'] !== undefined && kept(theirs)?.['percentage'] === undefined && { size }) };
  const storage = (config['storage'] ?? {}) as Document;
  return { ...config, storage: { ...storage, tsdb: { ...((storage['tsdb'] ?? {}) as Document), retention } } };
}

/** Whether the command said that this is not carried over. */
const isSaid = ({ name }: ImportCase, path: readonly (string | number)[]): boolean => {
  const lost = /not carried over:\n((?: {2}.*\n)*)/.exec(said.get(name) ?? '')?.[1] ?? '';
  if (path[0] === 'templates') return lost.includes('.tmpl" names: no such file');
  return typeof path.at(-1) === 'string' && [' ', '.'].some((sign) => lost.includes(`${sign}${String(path.at(-1))}: `));
};
