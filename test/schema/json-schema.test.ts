import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import Ajv, { type ErrorObject } from 'ajv';
import { parse } from 'yaml';
import type { z } from 'zod';

import { receiverKinds } from '../../lib/alertmanager/receivers';
import type { ReceiverKind } from '../../lib/alertmanager/receivers/define';
import { nativeKey } from '../../lib/base/native';
import { scrapeConfig } from '../../lib/prometheus/scrape-config';
import { nativeFileNames, type NativeFileName } from '../../lib/schema/files';
import { jsonSchemaOf, nativeSchemas } from '../../lib/schema/json-schema';
import { fullEntries } from '../prometheus/full';
import { printed } from '../prometheus/reading';
import { beyondSchema } from './beyond';

// `strictTypes` minds that a bound of a number stands beside the reference to what a number is; `strictRequired` minds alternatives.
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
const validators = new Map(nativeFileNames.map((name) => [name, ajv.compile(jsonSchemaOf(name))]));

/** What is wrong with a file as an editor reads its YAML, each with its place; nothing when all is well. */
const faultsOf = (name: NativeFileName, yaml: string): readonly string[] => faultsIn(name, parse(yaml, { merge: true, uniqueKeys: false, logLevel: 'silent' }));

function faultsIn(name: NativeFileName, value: unknown): readonly string[] {
  const validate = validators.get(name);
  if (validate === undefined) throw new Error(`no schema for ${name}`);
  return validate(value) ? [] : (validate.errors ?? []).filter(isOwn).map(({ instancePath, message = '', params }) => `${instancePath || '/'}: ${message}${extra(params)}`);
}

/** A branch that was not taken, and the keyword that led to it, say nothing themselves. */
const isOwn = ({ keyword }: ErrorObject): boolean => keyword !== 'if';

const extra = (params: Readonly<Record<string, unknown>>): string => (typeof params['additionalProperty'] === 'string' ? ` "${params['additionalProperty']}"` : '');

describe('the JSON Schemas', () => {
  test.each(nativeFileNames)('of %s is one of draft 7, the same each time, and names what it is', (name) => {
    const schema = jsonSchemaOf(name);
    expect(schema['$schema']).toBe('http://json-schema.org/draft-07/schema#');
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(JSON.stringify(jsonSchemaOf(name))).toBe(JSON.stringify(schema));
    expect(typeof schema['title']).toBe('string');
  });

  test('are there for every kind of file', () => {
    expect(Object.keys(nativeSchemas())).toEqual(['prometheus', 'scrape-configs', 'targets', 'rules', 'rule-tests', 'web', 'alertmanager']);
  });

  test('explain every field that a comment explains, in the words of the file', () => {
    const text = JSON.stringify(jsonSchemaOf('prometheus'));
    expect(text).toContain('"description":"How long one scrape may take, `scrape_interval` at most."');
    expect(text).toContain('"description":"Log the requests that failed, of the second protocol, at the level `debug`. Since 3.15."');
    expect(text).toContain('"description":"Path of a file, from which it is read: the password, by reference."');
  });
});

describe('files that the servers take', () => {
  const root = join(__dirname, '../..');

  test('are those of this repository', () => {
    const prometheus = join(root, 'deploy/native/prometheus');
    expect(faultsOf('prometheus', readFileSync(join(prometheus, 'prometheus.yml'), 'utf8'))).toEqual([]);
    const rules = readdirSync(join(prometheus, 'rules'));
    expect(rules.length).toBeGreaterThan(0);
    for (const file of rules) expect([file, faultsOf('rules', readFileSync(join(prometheus, 'rules', file), 'utf8'))]).toEqual([file, []]);
    expect(faultsOf('alertmanager', readFileSync(join(root, 'deploy/native/alertmanager/alertmanager.yml'), 'utf8'))).toEqual([]);
  });

  test('are all that we print: every field of every kind of discovery', () => {
    const jobs = [...fullEntries].map(([key, entries]) => ({ job_name: key, ...(printed(scrapeConfig, { jobName: key, [key]: entries }) as object) }));
    expect(jobs.length).toBe(37);
    for (const job of jobs) expect([job.job_name, faultsIn('scrape-configs', { scrape_configs: [job] })]).toEqual([job.job_name, []]);
  });

  test('are all that we print: the example of every receiver', () => {
    for (const { key, schema, example } of receiverKinds as readonly ReceiverKind<string, z.ZodType>[]) {
      const receivers = [{ name: 'team', [nativeKey(key)]: [printed(schema, example)] }];
      expect([key, faultsIn('alertmanager', { route: { receiver: 'team' }, receivers })]).toEqual([key, []]);
    }
  });

  test('may have scalars in every way in which Go reads them', () => {
    expect(faultsOf('prometheus', 'scrape_configs: [{job_name: 123, honor_labels: yes, sample_limit: 0x10, target_limit: 1_000, scrape_interval: 0, body_size_limit: 1KB, scheme: }]')).toEqual([]);
    expect(faultsOf('prometheus', 'global: {scrape_timeout: , external_labels: {a: 1, b: no, c: 1.0}}\nrule_files:\nalerting:\notlp:\n')).toEqual([]);
    expect(faultsOf('prometheus', 'scrape_configs: [{job_name: a, relabel_configs: [{action: LabelDrop, regex: a}, {target_label: b, replacement: 5}]}]')).toEqual([]);
    expect(faultsOf('alertmanager', 'route: {receiver: a}\nreceivers: [{name: a, webhook_configs: [{url: http://a, timeout: 1m30s}, {url: http://b, timeout: 1000}]}]')).toEqual([]);
  });

  test('may be empty where the server takes them so', () => {
    for (const name of ['prometheus', 'scrape-configs', 'targets', 'rules', 'web'] as const) expect(faultsOf(name, '# nothing')).toEqual([]);
    expect(faultsOf('alertmanager', '# nothing')).not.toEqual([]);
  });

  test('may have credentials in clear, or name their files, also under older keys', () => {
    for (const way of ['basic_auth: {username: a, password: b}', 'basic_auth: {username_file: a, password_file: b}', 'bearer_token: a', 'bearer_token_file: a', 'authorization: {credentials_file: a}', 'authorization:']) {
      expect([way, faultsOf('prometheus', `scrape_configs: [{job_name: a, ${way}}]`)]).toEqual([way, []]);
    }
    expect(faultsOf('prometheus', 'scrape_configs: [{job_name: a, ec2_sd_configs: [{access_key: a, secret_key: b}], ovhcloud_sd_configs: [{application_key: a, application_secret: b, consumer_key: c, service: vps}]}]')).toEqual([]);
    expect(faultsOf('web', 'basic_auth_users: {admin: $2b$12$hash}\ntls_server_config: {cert_file: a, key_file: b, min_version: TLS10}')).toEqual([]);
  });
});

describe('a fault is marked where it is', () => {
  const job = (fields: string): string => `scrape_configs: [{job_name: a, ${fields}}]`;
  const cases: readonly (readonly [NativeFileName, string, string])[] = [
    ['prometheus', 'globl: {}', '/: must NOT have additional properties "globl"'],
    ['prometheus', 'global: {scrape_intervall: 1m}', '/global: must NOT have additional properties "scrape_intervall"'],
    ['prometheus', 'global: {scrape_interval: 1x}', '/global/scrape_interval: must match pattern'],
    ['prometheus', 'global: {scrape_interval: 15}', '/global/scrape_interval: must be'],
    ['prometheus', 'global: [a]', '/global: must be object'],
    ['prometheus', 'rule_files: a.yml', '/rule_files: must be array'],
    ['prometheus', 'scrape_configs: [{}]', "/scrape_configs/0: must have required property 'job_name'"],
    ['prometheus', 'scrape_configs: [null]', '/scrape_configs/0: must be object'],
    ['prometheus', job('honor_labels: maybe'), '/scrape_configs/0/honor_labels: must be'],
    ['prometheus', job('sample_limit: -1'), '/scrape_configs/0/sample_limit: must be >= 0'],
    ['prometheus', job('sample_limit: many'), '/scrape_configs/0/sample_limit: must be'],
    ['prometheus', job('body_size_limit: 10kb'), '/scrape_configs/0/body_size_limit: must match pattern'],
    ['prometheus', job('scrape_protocols: [Json]'), '/scrape_configs/0/scrape_protocols/0: must be equal to one of the allowed values'],
    ['prometheus', job('static_configs: [{targets: a}]'), '/scrape_configs/0/static_configs/0/targets: must be array'],
    ['prometheus', job('relabel_configs: [{action: shout}]'), '/scrape_configs/0/relabel_configs/0/action: must be equal to one of the allowed values'],
    ['prometheus', job('relabel_configs: [{action: hashmod, source_labels: [a], target_label: b}]'), "/scrape_configs/0/relabel_configs/0: must have required property 'modulus'"],
    ['prometheus', job('relabel_configs: [{regexp: a, target_label: b}]'), '/scrape_configs/0/relabel_configs/0: must NOT have additional properties "regexp"'],
    ['prometheus', job('kubernetes_sd_configs: [{role: pods}]'), '/scrape_configs/0/kubernetes_sd_configs/0/role: must be equal to one of the allowed values'],
    ['prometheus', job('kubernetes_sd_configs: [{}]'), "/scrape_configs/0/kubernetes_sd_configs/0: must have required property 'role'"],
    ['prometheus', job('dns_sd_configs: [{names: [a], type: A}]'), "/scrape_configs/0/dns_sd_configs/0: must have required property 'port'"],
    ['prometheus', job('uyuni_sd_configs: [{server: http://a, username: b}]'), "/scrape_configs/0/uyuni_sd_configs/0: must have required property 'password'"],
    ['prometheus', job('tls_config: {min_version: TLS9}'), '/scrape_configs/0/tls_config/min_version: must be equal to one of the allowed values'],
    ['prometheus', 'remote_write: [{url: http://a, queue_config: {max_shards: 0}}]', '/remote_write/0/queue_config/max_shards: must be >= 1'],
    ['scrape-configs', 'global: {}', '/: must NOT have additional properties "global"'],
    ['targets', '- {target: [a]}', '/0: must NOT have additional properties "target"'],
    ['rules', 'groups: [{name: a, rules: [{record: b, alert: c, expr: up}]}]', '/groups/0/rules/0'],
    ['rules', 'groups: [{name: a, rules: [{alert: c}]}]', "/groups/0/rules/0: must have required property 'expr'"],
    ['rules', 'groups: [{name: a, rules: [{record: b, expr: up, for: 5m}]}]', '/groups/0/rules/0'],
    ['rule-tests', 'tests: [{input_serie: []}]', '/tests/0: must NOT have additional properties "input_serie"'],
    ['web', 'tls_server_config: {client_auth_type: Always}', '/tls_server_config/client_auth_type: must be equal to one of the allowed values'],
    ['alertmanager', 'receivers: []', "/: must have required property 'route'"],
    ['alertmanager', 'route: {receiver: a, routes: [{receivr: b}]}', '/route/routes/0: must NOT have additional properties "receivr"'],
    ['alertmanager', 'route: {receiver: a, continue: true}', '/route: must NOT have additional properties "continue"'],
    ['alertmanager', 'route: {receiver: a}\nreceivers: [{name: a, slack_config: []}]', '/receivers/0: must NOT have additional properties "slack_config"'],
    ['alertmanager', 'route: {receiver: a}\nreceivers: [{name: a, discord_configs: [{}]}]', "/receivers/0/discord_configs/0: must have required property 'webhook_url'"],
    ['alertmanager', 'route: {receiver: a}\nreceivers: [{name: a, pagerduty_configs: [{severity: b}]}]', '/receivers/0/pagerduty_configs/0: must'],
  ];

  test.each(cases)('in %s: %s', (name, yaml, fault) => {
    expect(faultsOf(name, yaml).some((found) => found.startsWith(fault))).toBe(true);
  });
});

const conformance = join(__dirname, '../../../shared/conformance');
const isThere = existsSync(conformance);
if (!isThere) process.stdout.write('the conformance set is not beside the checkout: no schema is compared with it\n');
const rows = !isThere
  ? []
  : (['prometheus', 'alertmanager'] as const).flatMap((server) =>
      readFileSync(join(conformance, server, 'expected.tsv'), 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1)
        .flatMap((line) => {
          const [path = '', mode = '', , outcome = ''] = line.split('\t');
          // What an agent must not have is no question of form.
          return mode === 'agent' || !/^(good|bad)$/.test(outcome) ? [] : [{ server, outcome, name: path.replace('config/testdata/', '').replace(/\.ya?ml$/, ''), text: readFileSync(join(conformance, server, path), 'utf8') }];
        }),
    );

(isThere ? describe : describe.skip)('the conformance set', () => {
  test('is taken where the servers take it', () => {
    const good = rows.filter(({ outcome }) => outcome === 'good');
    expect(good.length).toBeGreaterThan(80);
    expect(good.map(({ server, name, text }) => [name, faultsOf(server, text)]).filter(([, faults]) => faults?.length !== 0)).toEqual([]);
  });

  test('is refused where a fault of form is the reason of the servers', () => {
    const taken = rows.filter(({ outcome, server, text }) => outcome === 'bad' && faultsOf(server, text).length === 0);
    for (const server of ['prometheus', 'alertmanager'] as const) expect([...new Set(taken.filter((row) => row.server === server).map(({ name }) => name))].sort()).toEqual([...beyondSchema[server]].sort());
    expect(rows.filter(({ outcome }) => outcome === 'bad').length - taken.length).toBeGreaterThan(80);
  });
});
