import { alertmanagerConfigFile } from '../../lib/alertmanager/config';
import { receiver } from '../../lib/alertmanager/receiver';
import { prometheusConfig } from '../../lib/prometheus/config';
import { discoveries } from '../../lib/prometheus/discovery';
import { webConfigFile } from '../../lib/prometheus/web-config';
import { ruleFile } from '../../lib/rules/model';
import { damage, share } from './faults';
import { NativeArbitrary, type Known } from './native-arbitrary';
import { leaf, treeOf, type Entry, type Tree } from './native-tree';
import { oddYaml } from './odd-yaml';
import type { Random } from './random';

const expressions = ['up', 'sum by (job) (rate(http_requests_total[5m]))', 'up == 0', '1', 'label_replace(up, "a", "$1", "job", "(.*)")', 'up and on (job) up', 'rate(up)', 'foo{bar=~"a|b"}'];

const known: Known = {
  expr: expressions,
  rule_files: [['a*.yml'], ['*.yml', 'b/*.rules']],
  scrape_config_files: [['none*.yml']],
  job_name: ['a', 'b', 'c', 'd', 'e', 'f'],
  files: [['targets*.yml'], ['a.json', 'b.yaml']],
  host: ['unix:///var/run/docker.sock', 'tcp://docker:2375'],
  'static_configs.targets': [['app:8000'], ['a:1', '[::1]:9090'], ['example.org']],
  'annotations{}.': ['{{ $labels.job }} is down', 'plain', '{{ $value | humanize }}'],
  record: ['job:up:sum', 'a'],
  matchers: [['severity="critical"'], ['team=~"a|b"', 'x!="y"'], ['a="b",c=d']],
  source_matchers: [['severity="critical"'], ['team=~"a|b"', 'x!="y"']],
  target_matchers: [['severity="warning"'], ['é=x']],
  receiver: ['a', 'b'],
  'route.receiver': ['a'],
  'routes.mute_time_intervals': [['nights'], ['nights', 'days']],
  'routes.active_time_intervals': [['days']],
  'time_intervals.name': ['nights', 'days'],
  'mute_time_intervals.name': ['weekends'],
  templates: [['none*.tmpl'], []],
  group_by: [['job'], ['...'], ['job', 'team'], []],
  weekdays: [['monday:friday'], ['Sunday', 'sat'], ['tuesday']],
  days_of_month: [['1:5'], ['-3:-1'], ['31']],
  months: [['january'], ['1:3', 'may:august']],
  years: [['2026'], ['2020:2024']],
  location: ['Europe/Berlin', 'UTC', 'Local'],
  topic_arn: ['arn:aws:sns:us-east-2:123456789012:topic'],
  client_auth_type: ['NoClientCert', 'RequestClientCert', 'RequireAnyClientCert', 'RequireClientCert', 'VerifyClientCertIfGiven', 'RequireAndVerifyClientCert', ''],
};

/** What is around the web configuration: a certificate and its key. */
const knownOfWeb: Known = {
  cert_file: ['tls.crt'],
  key_file: ['tls.key'],
  client_ca_file: ['tls.crt'],
  // Texts of certificates would have to be those of a real one, which is judged by other tests.
  cert: [''],
  key: [''],
  client_ca: [''],
  'basic_auth_users{}.': ['$2y$10$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi', '$2b$04$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi', 'password', '$2y$10$', '', '$2y$40$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi'],
};

/** The kinds of files, and a random one of each: a whole file, of which a part or two is written. */
export const configurations = {
  prometheus: (random: Random): Tree => {
    const arbitrary = new NativeArbitrary(random, known);
    const shape = prometheusConfig.shape;
    const parts = Object.entries(shape).map(([key, schema]): (() => Entry) => {
      const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      return () => ({ key: name, value: arbitrary.of(schema, name) });
    });
    const jobs = (): Entry => {
      const kind = random.pick(discoveries);
      const name = kind.key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      return { key: 'scrape_configs', value: { kind: 'list', items: [{ kind: 'map', entries: [{ key: 'job_name', value: leaf('a') }, { key: name, value: arbitrary.of(kind.schema, name) }].map((entry, index) => (index === 0 ? entry : { ...entry, value: { kind: 'list' as const, items: [entry.value] } })), schemas: [] }] } };
    };
    return { kind: 'map', entries: uniqueByKey([...(random.chance(0.4) ? [jobs()] : []), ...Array.from({ length: random.pick([0, 1, 1, 2]) }, () => random.pick(parts)())]), schemas: [prometheusConfig] };
  },
  rules: (random: Random): Tree => new NativeArbitrary(random, known).of(ruleFile),
  web: (random: Random): Tree => new NativeArbitrary(random, { ...known, ...knownOfWeb }).of(webConfigFile),
  alertmanager: (random: Random): Tree => {
    const arbitrary = new NativeArbitrary(random, known);
    const { shape } = alertmanagerConfigFile;
    const silent: Tree = treeOf([{ name: 'a' }, { name: 'b' }]);
    const receivers = (): Tree => ({ kind: 'list', items: ['a', 'b'].map((name) => {
      const one = arbitrary.of(receiver, 'receivers[]');
      const entries = one.kind === 'map' ? one.entries.filter(({ key }) => key !== 'name') : [];
      return { kind: 'map', entries: [{ key: 'name', value: leaf(name) }, ...entries], schemas: [receiver] };
    }) });
    const named = { time_intervals: treeOf([{ name: 'nights' }, { name: 'days', time_intervals: [{ weekdays: ['monday'] }] }]) };
    const route: Tree = random.chance(0.5) ? treeOf({ receiver: 'a' }) : arbitrary.of(shape.route, 'route');
    const optional = ([['global', shape.global], ['inhibit_rules', shape.inhibitRules], ['time_intervals', shape.timeIntervals], ['mute_time_intervals', shape.muteTimeIntervals], ['tracing', shape.tracing], ['event_recorder', shape.eventRecorder], ['templates', shape.templates]] as const);
    const entries: Entry[] = [{ key: 'route', value: route }, { key: 'receivers', value: random.chance(0.5) ? receivers() : silent }, ...(random.chance(0.4) ? [] : (() => { const [key, schema] = random.pick(optional); return [{ key, value: arbitrary.of(schema, key) }]; })())];
    return { kind: 'map', entries: entries.some(({ key }) => key === 'time_intervals') || random.chance(0.5) ? entries : [...entries, { key: 'time_intervals', value: named.time_intervals }], schemas: [alertmanagerConfigFile] };
  },
} satisfies Readonly<Record<string, (random: Random) => Tree>>;

export type FileKind = keyof typeof configurations;

const uniqueByKey = (entries: readonly Entry[]): Entry[] => [...new Map(entries.map((entry) => [entry.key, entry])).values()];

/** A random file of a kind: half of them with a fault put in, some with anchors. */
export function randomFile(kind: FileKind, random: Random): string {
  const tree = configurations[kind](random);
  if (random.chance(0.15)) share(tree, random);
  if (random.chance(0.6)) damage(tree, random, new NativeArbitrary(random, kind === 'web' ? { ...known, ...knownOfWeb } : known));
  return oddYaml(tree, random);
}
