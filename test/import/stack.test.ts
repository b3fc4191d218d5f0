import { imported } from './imported';

const server = (target: string): string => `alerting:
  alertmanagers:
    - static_configs:
        - targets: ["${target}"]
`;

const alertmanager = `route:
  receiver: nobody
receivers:
  - name: nobody
`;

test('a server and the Alertmanager that it tells are one stack', async () => {
  const { code, said, isWhole } = await imported({ 'prometheus.yml': server('alertmanager:9093'), 'alertmanager.yml': alertmanager });
  expect(code).toContain('export const stack: PrometheusStackSpec = {');
  expect(code).toContain("alertmanager: { config: { route: { receiver: 'nobody' }, receivers: [{ name: 'nobody' }] } },");
  expect(code).not.toContain('alerting:');
  expect(said).toContain('alerting.alertmanagers is left out');
  expect(isWhole).toBe(true);
});

test.each(['alerts.example.org:443', 'alertmanager:19093'])('a server that tells "%s" and an Alertmanager stay two', async (target) => {
  const { code, isWhole } = await imported({ 'prometheus.yml': server(target), 'alertmanager.yml': alertmanager });
  expect(code).toContain('export const prometheus: PrometheusServerSpec = {');
  expect(code).toContain(`alerting: { alertmanagers: [{ staticConfigs: [{ targets: ['${target}'] }] }] },`);
  expect(code).toContain('export const alertmanager: AlertmanagerSpec = {');
  expect(isWhole).toBe(true);
});

test('an Alertmanager alone is a spec of its own', async () => {
  const { code, isWhole } = await imported({ 'alertmanager.yml': alertmanager });
  expect(code).toBe(`import type { AlertmanagerSpec } from 'cdk8s-prometheus';

export const alertmanager: AlertmanagerSpec = {
  config: { route: { receiver: 'nobody' }, receivers: [{ name: 'nobody' }] },
};
`);
  expect(isWhole).toBe(true);
});

test('older conditions of routes stay as they are written', async () => {
  const { code, isWhole } = await imported({ 'alertmanager.yml': `route:\n  receiver: nobody\n  routes:\n    - match: {severity: critical}\n      match_re: {team: a|b}\n${alertmanager.slice(alertmanager.indexOf('receivers:'))}` });
  expect(code).toContain("routes: [{ match: { severity: 'critical' }, matchRe: { team: 'a|b' } }],");
  expect(isWhole).toBe(true);
});

test('templates are texts by name, with what TypeScript would read in them escaped', async () => {
  const text = '{{ define "x" }}`${a}` \\n {{ end }}\nend\n';
  const { code, isWhole } = await imported({ 'alertmanager.yml': `${alertmanager}templates: ['tmpl/*.tmpl']\n` }, { 'tmpl/team a.tmpl': text });
  expect(code).toContain("'team-a': `{{ define \"x\" }}\\`\\${a}\\` \\\\n {{ end }}\nend\n`,");
  expect(isWhole).toBe(true);
});

test('templates that are not there are said', async () => {
  const { code, said, isWhole } = await imported({ 'alertmanager.yml': `${alertmanager}templates: ['tmpl/*.tmpl']\n` });
  expect(code).not.toContain('templates');
  expect(said).toContain('not carried over:\n  alertmanager.yml:5:13: what "tmpl/*.tmpl" names: no such file was found');
  expect(isWhole).toBe(false);
});

test('several servers are several constants, each with Secrets of its own', async () => {
  const job = (name: string): string => `scrape_configs: [{job_name: ${name}, authorization: {credentials: word-of-${name}}, static_configs: [{targets: ["a:1"]}]}]\n`;
  const { code, isWhole } = await imported({ 'a/prometheus.yml': job('a'), 'b/prometheus.yml': job('b') });
  expect(code).toContain('export const prometheus: PrometheusServerSpec');
  expect(code).toContain('export const prometheus2: PrometheusServerSpec');
  expect(code).toContain("secret('prometheus-2', 'b-credentials')");
  expect(isWhole).toBe(true);
});
