import { readBundle } from '../../lib/bundle/bundle';
import { diskOf, errors, judgedFiles, lines } from './judged';

const job = (name: string): string => `scrape_configs: [{ job_name: ${name}, static_configs: [{ targets: ["${name}:80"] }] }]\n`;

const found = (files: Readonly<Record<string, string>>) => {
  const { units, alone, skipped } = readBundle(
    Object.entries(files).map(([name, text]) => ({ name, text, isNamed: false })),
    diskOf(files),
  );
  return { units: units.map((unit) => unit.files.map(({ name, kind }) => `${name} ${kind}`)), alone: alone.map(({ name, kind }) => `${name} ${kind}`), skipped };
};

test('files are recognised by what is in them, not by their names', () => {
  expect(
    found({
      'a.yml': job('app'),
      'b.yml': 'route: { receiver: team }\nreceivers: [{ name: team }]\n',
      'c.yml': 'groups: []\n',
      'd.yml': 'basic_auth_users: {}\n',
      'e.json': '[{ "targets": ["app:80"] }]',
      'f.tmpl': '{{ define "a" }}b{{ end }}',
      'g.yml': 'apiVersion: v1\nkind: Service\n',
      'h.yml': 'services: {}\n',
      'i.json': '{ "name": "package" }',
      'j.yml': 'rule_files: [c.yml]\ntests: []\n',
    }),
  ).toEqual({
    units: [['a.yml prometheus', 'b.yml alertmanager'], ['c.yml rules'], ['f.tmpl template']],
    alone: ['d.yml web', 'e.json targets', 'j.yml rule-tests'],
    skipped: ['g.yml', 'h.yml', 'i.json'],
  });
});

test('a file whose content says nothing is a server\'s when somebody names it', () => {
  expect(errors('')).toEqual([]);
  expect(errors('scrape_confgs: []\n')).toEqual(['1:1 error unknown-key scrape_confgs: unknown key "scrape_confgs"']);
});

test('rule files and files of jobs that a configuration names are read with it', () => {
  const files = { 'etc/prometheus.yml': `${job('app')}rule_files: [rules/*.yml]\nscrape_config_files: [jobs/more.yml]\n` };
  const disk = { 'etc/rules/a.yml': 'groups: [{ name: a, rules: [{ record: "a:b:sum", expr: sum( }] }]\n', 'etc/jobs/more.yml': job('app') };
  expect(judgedFiles(files, 'server', disk).filter(({ severity }) => severity === 'error').map(({ file, check, line }) => `${file}:${line} ${check}`)).toEqual([
    'etc/jobs/more.yml:1 job-name-not-unique',
    'etc/rules/a.yml:1 rule-expression',
  ]);
});

test('what an agent has no use for is an error for an agent only', () => {
  const text = `${job('app')}rule_files: [a.yml]\nremote_read: [{ url: "http://a/read" }]\nalerting: { alertmanagers: [{ static_configs: [{ targets: ["am:9093"] }] }] }\n`;
  expect(errors(text, 'prometheus.yml', 'agent').map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
    '2:1 error not-for-agents rule_files:',
    '3:1 error not-for-agents remote_read:',
    '4:1 error not-for-agents alerting:',
  ]);
  expect(errors(text)).toEqual([]);
});

test('what servers put up with is a warning in a file', () => {
  expect(lines('scrape_configs: [{ job_name: app }]\n')).toEqual(['1:18 warning job-without-targets scrape_configs[0].static_configs: missing, and no other discovery is declared: nothing is scraped']);
});

test('a check that needs what was not seen stays silent', () => {
  const rules = 'groups: [{ name: app, rules: [{ alert: Down, expr: up == 0, for: 5m, labels: { severity: critical }, annotations: { summary: down, description: down, runbook_url: "https://example.org" } }] }]\n';
  const alone = judgedFiles({ 'rules.yml': rules });
  const withServer = judgedFiles({ 'prometheus.yml': `${job('app')}rule_files: [rules.yml]\n`, 'rules.yml': rules });
  expect(alone.map(({ check }) => check)).not.toContain('alerts-without-alertmanager');
  expect(withServer.map(({ check }) => check)).toContain('alerts-without-alertmanager');
});

test('two groups of one name are refused in one file, and allowed in two', () => {
  const group = '{ name: app, rules: [] }';
  expect(errors(`groups: [${group}, ${group}]\n`, 'rules.yml')).toEqual(['1:44 error rule-group-name-not-unique groups[1].name: not unique, "app" is the name of groups[0] too']);
  expect(judgedFiles({ 'prometheus.yml': 'rule_files: ["?.yml"]\n', 'a.yml': `groups: [${group}]\n`, 'b.yml': `groups: [${group}]\n` }).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('a second document is a warning: the server does not read it', () => {
  expect(lines(`${job('app')}---\nglobal: {}\n`)).toEqual(['2:1 warning more-than-one-document a second document, which the server does not read']);
});

test('a file of templates is judged with the Alertmanager that names it', () => {
  const alertmanager = 'templates: [t/*.tmpl]\nroute: { receiver: team }\nreceivers: [{ name: team, webhook_configs: [{ url: "https://example.org/" }] }]\n';
  const [finding] = judgedFiles({ 'alertmanager.yml': alertmanager }, 'server', { 't/a.tmpl': '{{ define "a" }}\n{{ .Status | toUper }}{{ end }}' });
  expect(finding).toMatchObject({ file: 't/a.tmpl', line: 2, severity: 'error', check: 'notification-template' });
});

test('a fix names the path of a file where a spec would refer to a Secret', () => {
  const [warning] = judgedFiles({ 'a.yml': job('app').replace(/ \}\]\n$/, ', http_headers: { X-Api-Key: { values: [a] } } }]\n') }, 'server').filter(({ check }) => check === 'credential-in-clear');
  expect(warning).toMatchObject({ severity: 'warning', fix: 'send it by reference: http_headers: { "X-Api-Key": { files: ["<path>"] } }' });
});

test.each([
  ['cert: c, key: k', []],
  ['cert_file: c, key_file: k', []],
  ['cert: c, key_file: k', ['cert: a text cannot be combined with a key in a file']],
  ['cert_file: c, key: k', ['key: a text cannot be combined with a certificate in a file']],
])('{ %s } is a certificate with its key as promtool judges it', (tls, expected) => {
  expect(errors(job('app').replace(/ \}\]\n$/, `, scheme: https, tls_config: { ${tls} } }]\n`)).map((line) => line.replace(/^.*tls_config\./, ''))).toEqual(expected);
});

test.each([
  ['a chart\'s values', 'values.yaml', 'global: { imageRegistry: "" }\n'],
  ['a chart\'s values, named after a server', 'prometheus-values.yaml', 'global: { a: b }\nserver: {}\nalertmanager: {}\n'],
  ['an OpenTelemetry Collector', 'config.yaml', 'receivers: { otlp: {} }\nexporters: {}\nservice: {}\n'],
  ['Promtail', 'config.yml', 'server: {}\npositions: {}\nclients: []\nscrape_configs: []\n'],
  ['groups of something else', 'groups.yml', 'groups: [{ name: admins, members: [a] }]\n'],
  ['a template of Helm', 'templates/rules.yaml', '{{- if .Values.rules }}\ngroups:\n  - name: {{ .Values.name }}\n{{- end }}\n'],
  ['what is broken and says nothing of ours', 'a.yml', 'a: [\n'],
])('%s is somebody else\'s when it is found in a folder', (_, name, text) => {
  expect(found({ [name]: text })).toEqual({ units: [], alone: [], skipped: [name] });
});

test.each([
  ['prometheus.yml', 'global: {}\nscrape_confgs: []\n'],
  ['a.yml', 'scrape_configs: [\n'],
  ['prometheus.yml', 'a: [\n'],
])('%s with a fault is ours all the same: %j', (name, text) => {
  expect(found({ [name]: text }).units).toEqual([[`${name} prometheus`]]);
});

test.each([
  ['job_name: "a\\/b"', '1:31 error not-yaml not YAML for the server: an escape that is no YAML, "\\/"'],
  ['job_name: "\\ud83d\\udd25"', '1:30 error not-yaml not YAML for the server: an escape that is no YAML, "\\ud83d"'],
  ['job_name: "a\u0007"', '1:31 error not-yaml not YAML for the server: a control character, U+0007'],
  ['job_name: a # caf\udce9', '1:36 error not-yaml not YAML for the server: bytes that are not UTF-8'],
  ['job_name: &a [*a]', '1:33 error not-yaml not YAML for the server: the anchor "a" holds itself'],
])('what Go reads no further is an error: %s', (text, expected) => {
  expect(errors(`scrape_configs: [{${text}\n}]\n`)).toEqual([expected]);
});

test.each(['"\\\\/"', '"\\u263a"', "'\\/'", '"\u0085"'])('what Go reads is none: %s', (text) => {
  expect(errors(`scrape_configs: [{ job_name: ${text}, static_configs: [{ targets: ["a:80"] }] }]\n`)).toEqual([]);
});

test.each([
  '- targets: [\n        "a:80", # one\n        "b:80"\n      ]\n',
  '- targets:\n          ["a:80",\n    "b:80"]\n',
  '- {\n      targets: ["a:80",\n"b:80"\n      ] }\n',
])('a list in brackets and a map in braces may begin their lines anywhere, and keep their places: %j', (configs) => {
  const text = (fault: string): string => `scrape_configs:\n  - job_name: app\n    static_configs:\n      ${configs}    ${fault}\n`;
  expect(errors(text('scheme: http'))).toEqual([]);
  expect(errors(text('schema: http'))).toEqual([`${text('').split('\n').length - 1}:5 error unknown-key scrape_configs[0].schema: unknown key "schema"`]);
});

test('a list that does not end is told where it stands', () => {
  expect(errors('scrape_configs:\n  - job_name: a\n    static_configs: [\n  - job_name: b\n')).toEqual([expect.stringMatching(/^4:3 error not-yaml /)]);
});

test.each(['continue: false', 'continue: no', 'matchers: []', 'match: {}', 'match_re: {}', 'mute_time_intervals: []', 'active_time_intervals: []'])('the first route may say nothing: %s', (field) => {
  expect(errors(`route: { receiver: a, ${field} }\nreceivers: [{ name: a }]\n`, 'alertmanager.yml')).toEqual([]);
});

test.each(["continue: 'no'", 'match: []', 'matchers: {}', 'mute_time_intervals: no'])('the first route may not have %s, which is of another type', (field) => {
  expect(errors(`route: { receiver: a, ${field} }\nreceivers: [{ name: a }]\n`, 'alertmanager.yml')).toHaveLength(1);
});

test.each(['continue: true', 'matchers: [a="b"]', 'match: { a: b }', 'mute_time_intervals: [a]'])('the first route may not say something: %s', (field) => {
  expect(errors(`route: { receiver: a, ${field} }\nreceivers: [{ name: a }]\n`, 'alertmanager.yml')).toEqual([expect.stringContaining('the first route takes every alert')]);
});

test('a key of the other kind of rule is told as that', () => {
  expect(errors('groups: [{ name: a, rules: [{ record: "a:b:c", for: 5m, expr: up }] }]\n', 'rules.yml')).toEqual(['1:53 error unknown-key groups[0].rules[0].for: key "for" of another kind than the others']);
});

test('a thing that a text says several times is told once', () => {
  const rules = 'groups: [{ name: a, rules: [{ record: "job:up:sum", expr: \'sum by (job) (up{job="x"}) + sum by (job) (up{job="x"})\' }] }]\n';
  expect(judgedFiles({ 'p.yml': `${job('app')}rule_files: [r.yml]\n`, 'r.yml': rules }, 'server').filter(({ check }) => check === 'rule-reads-unknown-job')).toHaveLength(1);
});
