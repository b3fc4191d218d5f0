import { gzipSync } from 'node:zlib';

import { imported, refused } from './imported';

const inIndent = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));
const base64 = (text: string): string => Buffer.from(text).toString('base64');

const config = 'rule_files: [/etc/config/*_rules.yml]\nscrape_configs:\n  - job_name: a\n    static_configs: [{targets: ["a:1"]}]\n';
const rules = 'groups:\n  - name: up\n    rules:\n      - record: job:up:sum\n        expr: sum by (job) (up)\n';

const configMap = (data: Readonly<Record<string, string>>, namespace = 'observability', name = 'prometheus'): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\ndata:\n${Object.entries(data).map(([key, text]) => `  ${key}: |\n${inIndent(text, 4)}`).join('')}`;

test('files in a ConfigMap are read, and find each other by name where the folder is that of a pod', async () => {
  const { code, isWhole } = await imported({ 'manifests.yaml': `# Source: chart/templates/configmap.yaml\n---\n${configMap({ 'prometheus.yml': config, 'recording_rules.yml': rules, 'start.sh': 'true\n' })}` });
  expect(code).toContain("namespace: 'observability',");
  expect(code).toContain("ruleGroups: [{ name: 'up', rules: [{ record: 'job:up:sum', expr: 'sum by (job) (up)' }] }],");
  expect(isWhole).toBe(true);
});

test('a glob of rule files takes rules, and nothing else beside them', async () => {
  const other = config.replace('*_rules.yml', '*.yml');
  const { code, isWhole } = await imported({ 'manifests.yaml': `${configMap({ 'prometheus.yml': other, 'a.yml': rules, 'targets.yml': '- targets: ["a:1"]\n' })}---\n${configMap({ 'b.yml': rules.replace('name: up', 'name: other') }, 'elsewhere')}` });
  expect(code).toContain("name: 'up'");
  // Another namespace is another server's.
  expect(code).toContain('export const ruleGroups: RuleGroupSpec[] = [{ name: \'other\'');
  expect(isWhole).toBe(true);
});

test('Secrets are read in clear, as base64 and compressed, in lists and several documents', async () => {
  const alertmanager = 'route: {receiver: a}\nreceivers: [{name: a}]\ntemplates: ["*.tmpl"]\n';
  const { code, isWhole } = await imported({
    'manifests.yaml': `apiVersion: v1
kind: Secret
metadata: {name: prometheus-generated}
data:
  prometheus.yaml.gz: ${gzipSync(config.replace('*_rules.yml', '*.yaml')).toString('base64')}
  tls.crt: ${base64('\u0000\u0001')}
---
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Secret
    metadata: {name: alertmanager}
    data: {alertmanager.yaml: ${base64(alertmanager)}}
    stringData: {team.tmpl: '{{ define "a" }}{{ end }}'}
  - {apiVersion: v1, kind: ConfigMap, metadata: {name: rules}, data: {up.yaml: ${JSON.stringify(rules)}}}
`,
  });
  expect(code).toContain("jobName: 'a'");
  expect(code).toContain("ruleGroups: [{ name: 'up'");
  expect(code).toContain("templates: { team: '{{ define \"a\" }}{{ end }}' }");
  expect(isWhole).toBe(true);
});

test('a fault in a block of text has its place in the manifest', () => {
  const broken = config.replace('job_name: a', 'job_nam: a');
  expect(refused({ 'manifests.yaml': `---\n${configMap({ 'prometheus.yml': broken })}` })).toContain('manifests.yaml:11:9 unknown-key');
});

test('a fault in an encoded text has its place in that text', () => {
  const broken = config.replace('job_name: a', 'job_nam: a');
  const manifest = `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {prometheus.yml: ${base64(broken)}}\n`;
  expect(refused({ 'manifests.yaml': manifest })).toContain('manifests.yaml: Secret/a: prometheus.yml:3:5 unknown-key');
});

test('a credential in a manifest has its place there', async () => {
  const { said } = await imported({ 'manifests.yaml': configMap({ 'prometheus.yml': config.replace('rule_files: [/etc/config/*_rules.yml]\n', '').replace('job_name: a', 'job_name: a\n    bearer_token: word1234') }) });
  expect(said).toContain('prometheus/a-credentials: the value at manifests.yaml:10:23');
});

test('objects of the Prometheus Operator are said, since they are not read', async () => {
  const manifest = `${configMap({ 'prometheus.yml': config.replace('rule_files: [/etc/config/*_rules.yml]\n', '') })}---\napiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: a, namespace: b}\n`;
  const { said, isWhole } = await imported({ 'manifests.yaml': manifest });
  expect(said).toContain('manifests.yaml: PrometheusRule/b/a is an object of the Prometheus Operator, which is not read');
  expect(isWhole).toBe(false);
});

test('a file with a field "kind" that is no object of Kubernetes is read as what it is', async () => {
  const { code } = await imported({ 'prometheus.yml': 'scrape_configs: [{job_name: a, static_configs: [{targets: ["a:1"], labels: {\n  kind: x}}]}]\n' });
  expect(code).toContain("labels: { kind: 'x' }");
});
