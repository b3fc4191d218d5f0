import { imported } from './imported';

const group = (name: string, expr = 'sum by (job) (up)'): string => `groups:\n  - name: ${name}\n    rules:\n      - record: job:${name}:sum\n        expr: ${expr}\n`;

test('rules alone are a list of groups', async () => {
  const { code, isWhole } = await imported({ 'rules.yml': group('up') });
  expect(code).toBe(`import type { RuleGroupSpec } from 'cdk8s-prometheus';

export const ruleGroups: RuleGroupSpec[] = [{ name: 'up', rules: [{ record: 'job:up:sum', expr: 'sum by (job) (up)' }] }];
`);
  expect(isWhole).toBe(true);
});

test('an expression of several lines keeps them, without white space around it', async () => {
  const { code, isWhole } = await imported({ 'rules.yml': group('up', `|\n          sum by (job) (\n            rate(http_requests_total{path=~"/a\\\\.b.*", handler!="\`x\`", code="it's"}[5m])\n          ) / ignoring (instance) group_left sum(rate(http_requests_total{path!=""}[5m]))\n\n`) });
  expect(code).toContain(`expr: [
          'sum by (job) (',
          '  rate(http_requests_total{path=~"/a\\\\\\\\.b.*", handler!="\`x\`", code="it\\'s"}[5m])',
          ') / ignoring (instance) group_left sum(rate(http_requests_total{path!=""}[5m]))',
        ].join('\\n'),`);
  expect(isWhole).toBe(true);
});

test('an annotation keeps the line break at its end, which people would see', async () => {
  const { code } = await imported({ 'rules.yml': 'groups:\n  - name: up\n    rules:\n      - alert: Down\n        expr: up == 0\n        annotations:\n          description: |\n            first\n            second\n' });
  expect(code).toContain("description: ['first', 'second', ''].join('\\n')");
});

test('groups of the same name in two files are told apart, and it is said', async () => {
  const { code, said, isWhole } = await imported({ 'prometheus.yml': 'rule_files: [a.yml, b.yml]\n' }, { 'a.yml': group('up'), 'b.yml': group('up', 'count by (job) (up)') });
  expect(code).toContain("name: 'up'");
  expect(code).toContain("name: 'up-b'");
  expect(said).toContain('not carried over:\n  the name of the group "up" of b.yml, which another group has too: it is "up-b" here');
  expect(said).toContain('it does not mean the same:\n  rules.up-b.name: "up" in the files, "up-b" here');
  expect(isWhole).toBe(false);
});

test('groups of different names keep them', async () => {
  const { said, isWhole } = await imported({ 'prometheus.yml': 'rule_files: [a.yml, b.yml]\n' }, { 'a.yml': group('up'), 'b.yml': group('down') });
  expect(said).not.toContain('not carried over');
  expect(isWhole).toBe(true);
});

test('files of rules that are not there are said', async () => {
  const { said, isWhole } = await imported({ 'prometheus.yml': 'rule_files: [a.yml, more/*.yml]\n' }, { 'a.yml': group('up') });
  expect(said).toContain('not carried over:\n  prometheus.yml:1:21: what "more/*.yml" names: no such file was found');
  expect(isWhole).toBe(false);
});

test('a folder has a module for each group, the notifications and the whole', async () => {
  const { modules } = await imported(
    { 'prometheus.yml': 'rule_files: [a.yml]\nalerting: {alertmanagers: [{static_configs: [{targets: ["localhost:9093"]}]}]}\n', 'alertmanager.yml': '# Who is told.\n\nroute: {receiver: a}\nreceivers: [{name: a}]\n' },
    { 'a.yml': `# Of the team.\n\n${group('in')}  - name: Node / disks\n` },
  );
  expect([...modules.keys()]).toEqual(['index.ts', 'rules/in.ts', 'rules/node-disks.ts', 'notifications.ts']);
  expect(modules.get('index.ts')).toContain("import { notifications } from './notifications';\nimport { groupIn } from './rules/in';\nimport { nodeDisks } from './rules/node-disks';\n");
  expect(modules.get('index.ts')).toContain('ruleGroups: [groupIn, nodeDisks],');
  expect(modules.get('index.ts')).toContain('alertmanager: { config: notifications },');
  expect(modules.get('rules/in.ts')).toBe(`// Of the team.

import type { RuleGroupSpec } from 'cdk8s-prometheus';

export const groupIn: RuleGroupSpec = {
  name: 'in',
  rules: [{ record: 'job:in:sum', expr: 'sum by (job) (up)' }],
};
`);
  expect(modules.get('notifications.ts')).toMatch(/^\/\/ Who is told\.\n\nimport type \{ AlertmanagerConfigSpec \}/);
});
