/**
 * Files that the servers take mean the same to them after we have read them and printed them again: the running servers say of both which
 * configuration they are.
 *
 * The files are those of the servers' own tests, beside the checkout; where they are not, the suite says so.
 * @engines prometheus alertmanager
 * @packages openssl
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { parse } from 'yaml';

import { alertmanagerConfigFile } from '../../lib/alertmanager/config';
import { toNative, type Native } from '../../lib/base/native';
import { read } from '../../lib/base/read';
import { toYaml } from '../../lib/base/yaml';
import { readAs } from '../../lib/bundle/read-file';
import { prometheusConfig } from '../../lib/prometheus/config';
import { AlertmanagerApi } from './support/alertmanager-api';
import { endings } from './support/at-end';
import { output } from './support/command';
import { checkout, engine } from './support/engines';
import { eventually } from './support/eventually';
import { PrometheusApi } from './support/prometheus-api';
import { saw } from './support/report';
import { Service } from './support/service';

const set = join(checkout, '../shared/conformance');
const isThere = existsSync(set);
if (!isThere) saw('the conformance set', 'is not there: nothing is compared');

const atEnd = endings();
const schemas = { prometheus: prometheusConfig, alertmanager: alertmanagerConfigFile } as const;
type Tool = keyof typeof schemas;

/** The files that a server takes in a mode. */
const goodFiles = (tool: Tool, mode: string): readonly string[] =>
  readFileSync(join(set, tool, 'expected.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .flatMap(([path = '', ofMode, , outcome]) => (outcome === 'good' && ofMode === mode ? [path] : []));

/** What the model of a file prints, credentials that it has in clear included. */
function printed(tool: Tool, name: string, text: string): Native {
  const schema = schemas[tool];
  const { model } = read(schema, readAs(tool, { name, text }).value);
  expect([name, model]).not.toEqual([name, undefined]);
  return toNative(schema, model, () => {
    throw new Error('a file has no references to Secrets of Kubernetes');
  });
}

/** A server that reads one file again and again, beside a copy of the files of the set. */
class Reader {
  private constructor(
    private readonly url: string,
    private readonly folder: string,
    private readonly says: () => Promise<string>,
  ) {}

  static async start(tool: Tool, port: number, flags: readonly string[], first: string, says: (url: string) => () => Promise<string>): Promise<Reader> {
    const url = `http://127.0.0.1:${port}`;
    const folder = mkdtempSync(join(tmpdir(), `conformance-${tool}-`));
    cpSync(join(set, tool, 'config/testdata'), folder, { recursive: true });
    const reader = new Reader(url, folder, says(url));
    writeFileSync(reader.file, first);
    // The files speak of certificates that are not among them.
    await output('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', join(folder, 'valid_key_file'), '-out', join(folder, 'valid_cert_file'), '-subj', '/CN=localhost', '-days', '2']);
    cpSync(join(folder, 'valid_cert_file'), join(folder, 'valid_ca_file'));
    const service = new Service(`conformance-${tool}-${port}`, engine(tool), [`--config.file=${reader.file}`, `--web.listen-address=127.0.0.1:${port}`, ...flags], { cwd: folder });
    atEnd(async () => {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    await eventually(`${tool} is ready`, 60, async () => ((await fetch(`${url}/-/ready`)).ok ? true : undefined));
    return reader;
  }

  private get file(): string {
    return join(this.folder, 'under-test.yml');
  }

  /** What the server says that its configuration is, once it has read this one; what it says against it otherwise. */
  async meaning(text: string): Promise<string> {
    writeFileSync(this.file, text);
    const answer = await fetch(`${this.url}/-/reload`, { method: 'POST' });
    return answer.ok ? this.says() : `refused: ${(await answer.text()).trim()}`;
  }
}

const prometheusSays = (url: string) => () => new PrometheusApi(url).config();
const alertmanagerSays = (url: string) => async () => (await new AlertmanagerApi(url).status()).config.original;

/** What the servers print when it was written, and assume without a word when it was not: printed or not, it means the same. */
const assumed: readonly (readonly [section: string, key: string, value: string])[] = [
  ['global', 'metric_name_escaping_scheme', 'allow-utf-8'],
  ['route', 'group_wait', '30s'],
  ['route', 'group_interval', '5m'],
  ['route', 'repeat_interval', '4h'],
];

/** What a server says without what it assumes anyway. */
function withoutAssumed(said: string): unknown {
  if (said.startsWith('refused')) return said;
  const document = parse(said, { version: '1.1' }) as Record<string, unknown>; // A server says a map of sections.
  const isAssumed = (section: string, key: string, value: unknown): boolean => assumed.some(([inSection, ofKey, is]) => inSection === section && ofKey === key && is === value);
  const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
  return Object.fromEntries(Object.entries(document).map(([section, value]) => [section, isMap(value) ? Object.fromEntries(Object.entries(value).filter(([key, item]) => !isAssumed(section, key, item))) : value]));
}

/** Files that a running server refuses for reasons of the surroundings, and the reason; it refuses them as they were and as we print them. */
const surroundings: Readonly<Record<string, string>> = {
  'config/testdata/conf.rocketchat-default-token-file.yml': '/global_file is not there',
  ...Object.fromEntries(['double_import', 'duplicate', 'global', 'global_duplicate'].map((name) => [`config/testdata/scrape_config_files_${name}.bad.yml`, 'what is wrong with it stands in the files that it includes'])),
};

/** Files that cannot mean the same when they are printed again, and why. */
const notTheSame: Readonly<Record<string, string>> = {
  'config/testdata/otlp_sanitize_default_resource_attributes.good.yml': 'an "otlp:" with nothing behind it is not the section with its defaults for the server, but one in which all is off: no model has that',
};

async function compare(tool: Tool, mode: string, reader: Reader): Promise<void> {
  const files = goodFiles(tool, mode);
  const [refused, different]: [string[], string[]] = [[], []];
  for (const path of files) {
    const text = readFileSync(join(set, tool, path), 'utf8');
    const ours = printed(tool, path, text);
    const theirs = await reader.meaning(text);
    const again = await reader.meaning(toYaml(ours));
    if (theirs.startsWith('refused')) refused.push(`${path}: ${theirs}`);
    if (!isDeepStrictEqual(withoutAssumed(again), withoutAssumed(theirs))) different.push(`${path}\n--- written by somebody\n${theirs}\n--- printed by us\n${again}`);
    // A server hides credentials in what it says: that they are the same, our own reading says.
    expect(printed(tool, path, toYaml(ours))).toEqual(ours);
  }
  saw(`files of ${tool} that mean the same to the ${mode === '' ? 'server' : mode} when we print them`, `${files.length - different.length} of ${files.length}`);
  expect(different.filter((line) => !Object.keys(notTheSame).some((path) => line.startsWith(`${path}\n`)))).toEqual([]);
  expect(refused.filter((line) => !Object.keys(surroundings).some((path) => line.startsWith(`${path}:`)))).toEqual([]);
}

const withSet = isThere ? test : test.skip;

withSet('what Prometheus takes means the same to it when it is read and printed again', async () => {
  const data = mkdtempSync(join(tmpdir(), 'conformance-data-'));
  atEnd(() => Promise.resolve(rmSync(data, { recursive: true, force: true })));
  const flags = [`--storage.tsdb.path=${data}`, '--web.enable-lifecycle', '--enable-feature=exemplar-storage'];
  await compare('prometheus', 'server', await Reader.start('prometheus', 19_190, flags, '{}', prometheusSays));
});

withSet('what an agent takes means the same to it when it is read and printed again', async () => {
  const data = mkdtempSync(join(tmpdir(), 'conformance-agent-'));
  atEnd(() => Promise.resolve(rmSync(data, { recursive: true, force: true })));
  await compare('prometheus', 'agent', await Reader.start('prometheus', 19_191, ['--agent', `--storage.agent.path=${data}`, '--web.enable-lifecycle'], '{}', prometheusSays));
});

withSet('what Alertmanager takes means the same to it when it is read and printed again', async () => {
  const data = mkdtempSync(join(tmpdir(), 'conformance-alertmanager-'));
  atEnd(() => Promise.resolve(rmSync(data, { recursive: true, force: true })));
  const first = 'route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n';
  await compare('alertmanager', '', await Reader.start('alertmanager', 19_193, [`--storage.path=${data}`, '--cluster.listen-address='], first, alertmanagerSays));
});

withSet('a file that means something else is told apart', async () => {
  const reader = await Reader.start('alertmanager', 19_194, [`--storage.path=${mkdtempSync(join(tmpdir(), 'conformance-apart-'))}`, '--cluster.listen-address='], 'route: { receiver: a }\nreceivers: [{ name: a }]\n', alertmanagerSays);
  const one = 'route: { receiver: a }\nreceivers: [{ name: a }]\n';
  expect(await reader.meaning(one.replace('receiver: a }', 'receiver: a, group_wait: 1m }'))).not.toBe(await reader.meaning(one));
  expect(await reader.meaning('route: {}')).toContain('refused');
});
