/**
 * Every field that we print, the server knows: the example of every kind of discovery, and every field of every section, are judged by
 * promtool.
 *
 * @engines promtool
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { z } from 'zod';

import type { Native } from '../../lib/base/native';
import { secret } from '../../lib/base/secret';
import { toYaml } from '../../lib/base/yaml';
import { writeFiles } from '../../lib/cli/files';
import { alertingConfig } from '../../lib/prometheus/alerting';
import { discoveries } from '../../lib/prometheus/discovery';
import { globalConfig } from '../../lib/prometheus/global';
import { otlpConfig } from '../../lib/prometheus/otlp';
import { remoteReadConfig, remoteWriteConfig } from '../../lib/prometheus/remote';
import { runtimeConfig } from '../../lib/prometheus/runtime';
import { scrapeConfig } from '../../lib/prometheus/scrape-config';
import { tracingConfig } from '../../lib/prometheus/tracing';
import { exemplarsConfig, retention, tsdbConfig } from '../../lib/prometheus/tsdb';
import { webConfig } from '../../lib/prometheus/web-config';
import { fullEntries, fullOf, withoutTargets } from '../prometheus/full';
import { printed } from '../prometheus/reading';
import { output, run } from './support/command';
import { engine } from './support/engines';
import { saw } from './support/report';

type Document = Readonly<Record<string, Native>>;

const folder = mkdtempSync(join(tmpdir(), 'prometheus-config-'));

/** Every value that together sets all fields of a section, as the server reads it. */
const full = (schema: z.ZodType): Native[] =>
  // promtool takes the text of a certificate only where the key is text as well, which it never is.
  fullOf(schema, { ...withoutTargets, cert: [secret('other', 'cert')] }).map((value) => printed(schema, value));

const job = (spec: object): Document => ({ scrape_configs: [printed(scrapeConfig, { jobName: 'app', ...spec })] });

const examples = discoveries.map(({ key, example }) => [`example-${key}`, job({ [key]: [example] })] as const);
const entries = [...fullEntries].flatMap(([key, values]) => values.map((value, index) => [`${key}-${index}`, job({ [key]: [value] })] as const));
const alertmanagers = discoveries.map(({ key, example }) => [`alertmanagers-${key}`, { alerting: printed(alertingConfig, { alertmanagers: [{ [key]: [example] }] }) }] as const);

const sections: readonly (readonly [string, readonly Document[]])[] = [
  ['global', full(globalConfig).map((global) => ({ global }))],
  ['runtime', full(runtimeConfig).map((runtime) => ({ runtime }))],
  ['scrape_configs', full(scrapeConfig).map((section) => ({ scrape_configs: [section] }))],
  ['alerting', full(alertingConfig).map((alerting) => ({ alerting }))],
  ['remote_write', full(remoteWriteConfig).map((section) => ({ remote_write: [section] }))],
  ['remote_read', full(remoteReadConfig).map((section) => ({ remote_read: [section] }))],
  ['tsdb', full(tsdbConfig).map((tsdb) => ({ storage: { tsdb } }))],
  ['retention', full(retention).map((kept) => ({ storage: { tsdb: { retention: kept } } }))],
  ['exemplars', full(exemplarsConfig).map((exemplars) => ({ storage: { exemplars } }))],
  ['tracing', full(tracingConfig).map((tracing) => ({ tracing }))],
  ['otlp', full(otlpConfig).map((otlp) => ({ otlp }))],
];

/** What promtool says of documents by name, nothing when it accepts all of them; it reads them at once. */
async function refusals(documents: readonly (readonly [string, Document])[]): Promise<string> {
  writeFiles(folder, new Map(documents.map(([name, document]) => [`${name}/prometheus.yml`, toYaml(document)])));
  // Credentials are files that are not here: that they exist is no question of the configuration.
  const { code, stdout, stderr } = await run(engine('promtool'), ['check', 'config', '--syntax-only', '--lint=none', ...documents.map(([name]) => join(folder, name, 'prometheus.yml'))]);
  return code === 0 ? '' : `${stdout}${stderr}`.split('\n').filter((line) => line.trim() !== '' && !/^Checking|SUCCESS/.test(line)).join('\n');
}

test('promtool accepts the example of every kind of discovery, in a job and for Alertmanagers', async () => {
  expect(await refusals([...examples, ...alertmanagers])).toBe('');
  saw('examples of kinds of discovery accepted', examples.length);
});

test('promtool accepts every field of every kind of discovery', async () => {
  expect(await refusals(entries)).toBe('');
  saw('entries with every field accepted', entries.length);
});

test.each(sections)('promtool accepts every field of %s', async (name, documents) => {
  expect(await refusals(documents.map((document, index) => [`${name}-${index}`, document] as const))).toBe('');
  saw(`documents with every field of ${name} accepted`, documents.length);
});

test('promtool says which field it does not know', async () => {
  expect(await refusals([['unheard-of', { global: { unheard_of: 1 } }]])).toContain('field unheard_of not found');
  expect(await refusals([['unheard-of-discovery', { scrape_configs: [{ job_name: 'app', vultr_sd_configs: [{ unheard_of: 1 }] }] }]])).toContain('field unheard_of not found');
});

test('promtool accepts every field of the web configuration', async () => {
  const values = fullOf(webConfig, {
    clientAuthType: ['RequireAndVerifyClientCert'],
    cipherSuites: [['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256']],
    minVersion: ['TLS12'],
    maxVersion: ['TLS12'],
  }).filter((value) => !('file' in (value as object)));
  // promtool reads the certificates, so they have to be some.
  const [certificate, key] = [join(folder, 'tls.crt'), join(folder, 'tls.key')];
  await output('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=other', '-keyout', key, '-out', certificate]);
  const texts = values.map((value) => toYaml(printed(webConfig, value)).replace(/\b(cert_file|client_ca_file): .*/g, `$1: ${certificate}`).replace(/\bkey_file: .*/g, `key_file: ${key}`));
  writeFiles(folder, new Map(texts.map((text, index) => [`web-${index}.yml`, text])));
  const { code, stdout, stderr } = await run(engine('promtool'), ['check', 'web-config', ...texts.map((_, index) => join(folder, `web-${index}.yml`))]);
  expect(`${stdout}${stderr}`).not.toMatch(/FAILED/);
  expect(code).toBe(0);
  saw('web configurations with every field accepted', texts.length);
});

test('promtool says which field of the web configuration it does not know', async () => {
  writeFiles(folder, new Map([['web-unheard-of.yml', 'unheard_of: 1\n']]));
  const { code, stdout, stderr } = await run(engine('promtool'), ['check', 'web-config', join(folder, 'web-unheard-of.yml')]);
  expect(code).not.toBe(0);
  expect(`${stdout}${stderr}`).toContain('field unheard_of not found');
});
