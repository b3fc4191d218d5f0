/**
 * How long files with 10,000 rules take: `check` and `import` beside promtool, which PROMTOOL names (default: that of the path).
 *
 *   npm run bench:files
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { seconds } from './seconds';

const groups = 200;
const rulesPerGroup = 50;
const folder = mkdtempSync(join(tmpdir(), 'bench-files-'));

/** Half of the rules record, and each of the others reads what the rule before it records. */
const rule = (group: number, index: number): Readonly<Record<string, unknown>> => {
  const job = `job${group}`;
  const errors = `sum by (job, instance) (rate(requests_total{job="${job}", code=~"5..", path="/${index - (index % 2)}"}[5m]))`;
  const record = `job_instance:requests_${group}_${index - (index % 2)}:rate5m`;
  if (index % 2 === 0) return { record, expr: errors };
  const annotations = { summary: '{{ $labels.instance }} of {{ $labels.job }} fails', description: 'fails {{ $value }} times a second', runbook_url: `https://runbooks.example.org/${group}/${index}` };
  return { alert: `Failing${group}x${index}`, expr: `${record} > 0.${index}`, for: '5m', labels: { severity: 'warning' }, annotations };
};

const list = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
const rules = { groups: list(groups).map((group) => ({ name: `group${group}`, rules: list(rulesPerGroup).map((index) => rule(group, index)) })) };
const config = { global: { external_labels: { cluster: 'bench' } }, rule_files: ['rules.yml'], scrape_configs: list(groups).map((group) => ({ job_name: `job${group}`, static_configs: [{ targets: [`app${group}:8000`] }] })) };
const [configFile, rulesFile] = [join(folder, 'prometheus.yml'), join(folder, 'rules.yml')];

try {
  // JSON is YAML.
  writeFileSync(configFile, JSON.stringify(config, undefined, 2));
  writeFileSync(rulesFile, JSON.stringify(rules, undefined, 2));
  const ours = (...args: readonly string[]): number => seconds(process.execPath, [resolve('bin/cdk8s-prometheus.js'), ...args], {}, 3);
  const rows: readonly (readonly [string, number])[] = [
    ['promtool check config', seconds(process.env['PROMTOOL'] ?? 'promtool', ['check', 'config', configFile], {}, 3)],
    ['cdk8s-prometheus check', ours('check', configFile)],
    ['cdk8s-prometheus import', ours('import', configFile)],
  ];
  for (const [name, time] of rows) console.log(`${time.toFixed(2)} s  ${name}`);
  console.log(`${groups * rulesPerGroup} rules, ${(statSync(rulesFile).size / 1e6).toFixed(1)} MB`);
} finally {
  rmSync(folder, { recursive: true });
}
