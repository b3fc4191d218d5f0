/**
 * What we print and what we refuse of alertmanager.yml, against Alertmanager's own reading of it.
 *
 * AMTOOL names the program where run.sh does not.
 * @engines amtool
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { z } from 'zod';

import { alertmanagerConfig, type AlertmanagerConfigSpec } from '../../lib/alertmanager/config';
import { emitAlertmanager, templateFiles } from '../../lib/alertmanager/emit';
import { globalConfig } from '../../lib/alertmanager/global';
import { receiverKinds } from '../../lib/alertmanager/receivers';
import { isRuledOut } from '../../lib/base/ruled-out';
import { nativeKey, type Native } from '../../lib/base/native';
import { unwrap } from '../../lib/base/read';
import { fileAt, secretBesideConfig } from '../../lib/base/secret';
import { toYaml } from '../../lib/base/yaml';
import { judge } from '../../lib/checks/judge';
import { resolveAlertmanager } from '../../lib/stack/resolve';
import { run } from './support/command';
import { engine } from './support/engines';
import { saw } from './support/report';

const amtool = process.env['AMTOOL'] ?? engine('amtool');
const folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What Alertmanager says of each document; empty where it takes it. One call for all. */
async function verdicts(documents: readonly Native[]): Promise<readonly string[]> {
  const files = documents.map((_, index) => join(folder, `${index}.yml`));
  files.forEach((file, index) => writeFileSync(file, toYaml(documents[index])));
  const { stdout } = await run(amtool, ['check-config', ...files]);
  const reports = stdout.split("Checking '").slice(1);
  expect(reports).toHaveLength(files.length);
  return reports.map((report) => /FAILED: ([^]*)/.exec(report)?.[1]?.trim() ?? '');
}

type Part = Partial<AlertmanagerConfigSpec>;

const specOf = (part: Part): AlertmanagerConfigSpec => ({ route: { receiver: 'team' }, receivers: [{ name: 'team' }], ...part });
const print = (part: Part): Native => emitAlertmanager(alertmanagerConfig.parse(specOf(part)), secretBesideConfig);

/** The shapes of a section, or of each option where there are several. */
function shapesOf(schema: z.ZodType): readonly Readonly<Record<string, z.ZodType>>[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return (inner.options as z.ZodType[]).flatMap(shapesOf);
  return inner instanceof z.ZodObject ? [inner.shape] : [];
}

const credential = fileAt('/run/credential');
const takesCredential = (field: z.ZodType): boolean => field.safeParse(credential).success;

describe('a receiver', () => {
  test('of every kind is taken, as its example prints it', async () => {
    const found = await verdicts(receiverKinds.map((kind) => print({ receivers: [{ name: 'team', [kind.key]: [kind.example] }] })));
    expect(found.map((verdict, index) => `${String(receiverKinds[index]?.key)}: ${verdict}`)).toEqual(receiverKinds.map(({ key }) => `${key}: `));
    saw('kinds of receivers taken', found.length);
  });

  test('is taken with each of its credentials in a file', async () => {
    const cases = receiverKinds.flatMap((kind) =>
      shapesOf(kind.schema).flatMap((shape) => {
        const fields = Object.entries(shape).filter(([, field]) => !isRuledOut(field));
        const example = Object.entries(kind.example).filter(([key]) => fields.some(([known]) => known === key));
        return fields.filter(([, field]) => takesCredential(field)).map(([key]) => ({ kind: kind.key, key, entry: { ...Object.fromEntries(example), [key]: credential } }));
      }),
    );
    const found = await verdicts(cases.map(({ kind, entry }) => print({ receivers: [{ name: 'team', [kind]: [entry] }] })));
    expect(cases.flatMap(({ kind, key }, index) => (found[index] === '' ? [] : [`${kind}.${key}: ${String(found[index])}`]))).toEqual([]);
    expect(cases.length).toBeGreaterThan(receiverKinds.length);
    saw('credentials of receivers taken from files', cases.length);
  });

  test('is taken with every way to authenticate', async () => {
    const tlsConfig = { ca: credential, cert: credential, key: credential };
    const found = await verdicts(
      [
        { basicAuth: { username: 'a', password: credential } },
        { authorization: { credentials: credential } },
        { oauth2: { clientId: 'a', clientSecret: credential, tokenUrl: 'https://login.example.org/token', tlsConfig } },
        { tlsConfig },
      ].map((httpConfig) => print({ receivers: [{ name: 'team', webhookConfigs: [{ url: 'http://hook/', httpConfig }] }] })),
    );
    expect(found).toEqual(['', '', '', '']);
  });
});

test('every credential of the global section is taken from a file', async () => {
  const keys = Object.keys(globalConfig.shape).filter((key) => takesCredential(globalConfig.shape[key as keyof typeof globalConfig.shape]));
  const found = await verdicts(keys.map((key) => print({ global: { [key]: credential } })));
  expect(found.map((verdict, index) => `${String(keys[index])}: ${verdict}`)).toEqual(keys.map((key) => `${key}: `));
  expect(keys.length).toBeGreaterThan(5);
  saw('credentials of the global section taken from files', keys.length);
});

test('templates are found beside the configuration, and read', async () => {
  const config = (text: string) => alertmanagerConfig.parse(specOf({ templates: { greeting: text } }));
  const verdict = async (text: string): Promise<string> => {
    const model = config(text);
    for (const [path, content] of templateFiles(model)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return (await verdicts([emitAlertmanager(model, secretBesideConfig)])).join('');
  };
  expect(await verdict('{{ define "greeting" }}{{ .Status }}{{ end }}')).toBe('');
  expect(await verdict('{{ define "greeting" }}{{ .Status')).toContain('greeting.tmpl');
});

/**
 * For each section, and each option of it, a document with all of its keys, each as empty as YAML can say it. Alertmanager
 * complains of unknown keys before it looks at any value.
 */
function everyKey(schema: z.ZodType, wrap: (inner: Native) => Native, levels = 7): readonly Native[] {
  const inner = unwrap(schema);
  if (levels === 0) return [];
  if (inner instanceof z.ZodArray) return everyKey(inner.element as z.ZodType, (value) => wrap([value]), levels);
  return shapesOf(inner).flatMap((shape) => {
    const fields = Object.entries(shape).filter(([, field]) => !isRuledOut(field));
    const keys = fields.flatMap(([key, field]) => (takesCredential(field) ? [`${nativeKey(key)}_file`] : [nativeKey(key)]));
    return [
      wrap(Object.fromEntries(keys.map((key) => [key, null]))),
      ...fields.filter(([, field]) => !takesCredential(field)).flatMap(([key, field]) => everyKey(field, (value) => wrap({ [nativeKey(key)]: value }), levels - 1)),
    ];
  });
}

test('every key that can be printed is one that Alertmanager knows', async () => {
  const documents = everyKey(alertmanagerConfig, (document) => document);
  const unknown = (verdict: string): readonly string[] => verdict.match(/field \S+ not found/g) ?? [];
  expect((await verdicts(documents)).flatMap(unknown)).toEqual([]);
  expect((await verdicts([{ route: { recevier: null } }])).flatMap(unknown)).toEqual(['field recevier not found']);
  saw('sections of which every key is known', documents.length);
});

type Entries = Omit<NonNullable<AlertmanagerConfigSpec['receivers']>[number], 'name'>;

const team = (entries: Entries): Part => ({ receivers: [{ name: 'team', ...entries }] });
const nights = [{ name: 'nights', timeIntervals: [{}] }];
const mail = { to: 'a@example.org', from: 'b@example.org', smarthost: 'smtp:25' };
const pushover = { userKey: credential, token: credential };
const incidents = { apiKey: credential, routingKey: 'a' };
const authorization = { credentials: credential };

/** What a check refuses because Alertmanager does, by the check, each with what makes it right. */
const refused: readonly (readonly [check: string, wrong: Part, right: Part])[] = [
  ['proxy-options', { global: { httpConfig: { noProxy: 'a' } } }, { global: { httpConfig: { noProxy: 'a', proxyUrl: 'http://proxy:3128' } } }],
  ['proxy-options', { global: { httpConfig: { proxyFromEnvironment: true, proxyUrl: 'http://proxy:3128' } } }, { global: { httpConfig: { proxyFromEnvironment: true } } }],
  ['reserved-header', { global: { httpConfig: { httpHeaders: { host: { values: ['a'] } } } } }, { global: { httpConfig: { httpHeaders: { 'x-a': { values: ['a'] } } } } }],
  ['tls-pair', { global: { httpConfig: { tlsConfig: { cert: credential } } } }, { global: { httpConfig: { tlsConfig: { cert: credential, key: credential } } } }],
  ['tls-pair', { global: { smtpTlsConfig: { key: credential } } }, { global: { smtpTlsConfig: { ca: credential } } }],
  ['receiver-conflict', team({ emailConfigs: [{ ...mail, headers: { a: '1', A: '2' } }] }), team({ emailConfigs: [{ ...mail, headers: { a: '1', b: '2' } }] })],
  [
    'receiver-conflict',
    team({ emailConfigs: [{ ...mail, headers: { references: '1' }, threading: { enabled: true, threadByDate: 'none' } }] }),
    team({ emailConfigs: [{ ...mail, headers: { subject: '1' }, threading: { enabled: true, threadByDate: 'none' } }] }),
  ],
  ['receiver-conflict', team({ incidentioConfigs: [{ url: 'http://a/', httpConfig: {} }] }), team({ incidentioConfigs: [{ url: 'http://a/', httpConfig: { authorization } }] })],
  ['receiver-conflict', team({ opsgenieConfigs: [{ apiKey: credential, responders: [{ type: 'team' }] }] }), team({ opsgenieConfigs: [{ apiKey: credential, responders: [{ type: 'TEAM', id: '1' }] }] })],
  ['receiver-conflict', team({ pushoverConfigs: [{ ...pushover, html: true, monospace: true }] }), team({ pushoverConfigs: [{ ...pushover, html: true }] })],
  ['receiver-conflict', team({ slackConfigs: [{}] }), { ...team({ slackConfigs: [{}] }), global: { slackApiUrl: credential } }],
  ['receiver-conflict', team({ slackConfigs: [{ appToken: credential, httpConfig: { authorization } }] }), team({ slackConfigs: [{ appToken: credential, httpConfig: {} }] })],
  [
    'receiver-conflict',
    { ...team({ slackConfigs: [{ appToken: credential }] }), global: { httpConfig: { authorization } } },
    { ...team({ slackConfigs: [{ appToken: credential, httpConfig: {} }] }), global: { httpConfig: { authorization } } },
  ],
  [
    'receiver-conflict',
    team({ slackConfigs: [{ apiUrl: credential, updateMessage: true }] }),
    team({ slackConfigs: [{ apiUrl: 'https://slack.com/api/chat.postMessage', updateMessage: true, httpConfig: { authorization } }] }),
  ],
  [
    'receiver-conflict',
    team({ snsConfigs: [{ topicArn: 'a', sigv4: { region: 'a', externalId: 'a' } }] }),
    team({ snsConfigs: [{ topicArn: 'a', sigv4: { region: 'a', externalId: 'a', roleArn: 'a' } }] }),
  ],
  ['receiver-conflict', team({ victoropsConfigs: [{ ...incidents, customFields: { entity_id: 'a' } }] }), team({ victoropsConfigs: [{ ...incidents, customFields: { a: 'a' } }] })],
  ['receiver-missing-value', team({ emailConfigs: [{ to: 'a@example.org', from: 'b@example.org' }] }), team({ emailConfigs: [mail] })],
  ['receiver-missing-value', team({ jiraConfigs: [{ project: 'a', issueType: 'b' }] }), { ...team({ jiraConfigs: [{ project: 'a', issueType: 'b' }] }), global: { jiraApiUrl: 'https://jira/' } }],
  ['receiver-missing-value', team({ mattermostConfigs: [{}] }), { ...team({ mattermostConfigs: [{}] }), global: { mattermostWebhookUrl: credential } }],
  ['receiver-missing-value', team({ opsgenieConfigs: [{}] }), { ...team({ opsgenieConfigs: [{}] }), global: { opsgenieApiKey: credential } }],
  ['receiver-missing-value', team({ rocketchatConfigs: [{ token: credential }] }), { ...team({ rocketchatConfigs: [{ token: credential }] }), global: { rocketchatTokenId: credential } }],
  ['receiver-missing-value', team({ telegramConfigs: [{ chatId: 1 }] }), { ...team({ telegramConfigs: [{ chatId: 1 }] }), global: { telegramBotToken: credential } }],
  ['receiver-missing-value', team({ victoropsConfigs: [{ routingKey: 'a' }] }), { ...team({ victoropsConfigs: [{ routingKey: 'a' }] }), global: { victoropsApiKey: credential } }],
  ['receiver-missing-value', team({ wechatConfigs: [{ apiSecret: credential }] }), { ...team({ wechatConfigs: [{ apiSecret: credential }] }), global: { wechatApiCorpId: 'a' } }],
  ['receiver-name-label', { receivers: [{ name: 'team', labels: { name: 'other' } }] }, { receivers: [{ name: 'team', labels: { name: 'team' } }] }],
  ['receiver-name-not-unique', { receivers: [{ name: 'team' }, { name: 'team' }] }, { receivers: [{ name: 'team' }] }],
  ['route-group-by-conflict', { route: { receiver: 'team', groupBy: ['...', 'a'] } }, { route: { receiver: 'team', groupBy: ['...'] } }],
  ['route-group-by-conflict', { route: { receiver: 'team', groupBy: ['a', 'a'] } }, { route: { receiver: 'team', groupBy: ['a', 'b'] } }],
  ['route-unknown-receiver', { route: { receiver: 'team', routes: [{ receiver: 'other' }] } }, { route: { receiver: 'team', routes: [{ receiver: 'team' }] } }],
  [
    'route-unknown-time-interval',
    { route: { receiver: 'team', routes: [{ muteTimeIntervals: ['nights'] }] } },
    { route: { receiver: 'team', routes: [{ muteTimeIntervals: ['nights'] }] }, timeIntervals: nights },
  ],
  ['slack-two-credentials', { global: { slackApiUrl: credential, slackAppToken: credential } }, { global: { slackAppToken: credential } }],
  ['time-interval-name-not-unique', { timeIntervals: [...nights, ...nights] }, { timeIntervals: nights }],
];

/** Whether Alertmanager takes a document; alone, since it comes to grief over some. */
async function isTaken(document: Native): Promise<boolean> {
  const file = join(folder, 'alone.yml');
  writeFileSync(file, toYaml(document));
  return (await run(amtool, ['check-config', file])).code === 0;
}

/** Ids of the checks that refuse it; to read it must work. */
function found(part: Part): readonly string[] {
  const { stack, findings } = resolveAlertmanager('example', { config: specOf(part) });
  expect(findings).toEqual([]);
  return stack === undefined ? ['unread'] : judge(stack).flatMap(({ check, severity }) => (severity === 'error' ? [check] : []));
}

test('what the checks refuse for it, Alertmanager refuses, and what they let pass, it takes', async () => {
  for (const [check, wrong, right] of refused) {
    expect({ wrong, found: found(wrong), isTaken: await isTaken(print(wrong)) }).toEqual({ wrong, found: [check], isTaken: false });
    expect({ right, found: found(right), isTaken: await isTaken(print(right)) }).toEqual({ right, found: [], isTaken: true });
  }
  saw('faults that Alertmanager refuses too', refused.length);
});
