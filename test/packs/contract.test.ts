import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { formatFindings, native, type AlertingRuleSpec, type PackFacts, type RecordingRuleSpec, type RuleGroupSpec } from '../../lib';
import { packs } from '../../lib/packs';
import { pages, writtenPages } from '../../lib/packs/page';
import { analyze } from '../../lib/promql/analyze';
import { parseTemplate } from '../../lib/rules/go-template';
import { coverage } from '../../scripts/packs/coverage';
import { primitiveRequests } from '../../stacks/tta-dev/objectives';
import { availability } from '../../stacks/tta-dev/rules/availability';
import { cost } from '../../stacks/tta-dev/rules/cost';
import { performance } from '../../stacks/tta-dev/rules/performance';
import { slo } from '../../stacks/tta-dev/rules/slo';

const root = join(__dirname, '../..');
const all = [...packs, slo, performance, cost, availability].map((pack) => ({ name: pack.facts.name, facts: pack.facts, groups: pack() }));

const rulesOf = (groups: readonly RuleGroupSpec[]) => groups.flatMap(({ rules = [] }) => rules);
const alertsIn = (groups: readonly RuleGroupSpec[]): AlertingRuleSpec[] => rulesOf(groups).filter((rule) => 'alert' in rule);
const recordsIn = (groups: readonly RuleGroupSpec[]): RecordingRuleSpec[] => rulesOf(groups).filter((rule) => 'record' in rule);
const alerts = all.flatMap(({ name, groups, facts }) => alertsIn(groups).map((alert) => ({ ...alert, pack: name, facts })));
const pageOf = (pack: string): string => readFileSync(join(root, 'docs/packs', `${pack}.md`), 'utf8');
const metricsOf = (expr: string): readonly string[] => analyze(expr).selections.flatMap(({ metrics = [] }) => metrics);
const ours = packs.map(({ facts }) => facts.name);

describe('every pack', () => {
  test.each(all)('$name is named in kebab-case, and says in a sentence what it tells', ({ name, facts }) => {
    expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(facts.summary).toMatch(/^[A-Z].*[^.]$/);
  });

  test('of the library has its name as its file, once, in alphabetical order', () => {
    expect(ours).toEqual([...new Set(ours)].sort());
    expect(ours.filter((name) => !existsSync(join(root, 'lib/packs', `${name}.ts`)))).toEqual([]);
  });

  test.each(all)('$name reads the metrics that it declares and no others, but for its own records and alerts', ({ facts, groups }) => {
    const own = new Set(recordsIn(groups).map(({ record }) => record));
    const read = new Set(rulesOf(groups).flatMap(({ expr }) => metricsOf(expr)).filter((metric) => metric !== 'ALERTS' && !own.has(metric)));
    expect([...read].sort()).toEqual([...facts.metrics].sort());
  });

  test.each(all)('$name makes a stack without an error', ({ groups }) => {
    const { findings } = native('pack', {
      global: { externalLabels: { cluster: 'c' } },
      storage: { size: '10Gi' },
      alertmanager: { config: { route: { receiver: 'nobody' }, receivers: [{ name: 'nobody' }] } },
      ruleGroups: groups,
    });
    expect(formatFindings(findings.filter(({ severity }) => severity === 'error'))).toBe('');
  });
});

describe('every alert', () => {
  test('has a name that is unique', () => {
    const names = alerts.map(({ alert }) => alert);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[A-Z][A-Za-z0-9]+$/.test(name))).toEqual([]);
  });

  test.each(alerts)('$alert says how severe it is, what happens, and what to do', ({ pack, alert, labels, annotations }) => {
    expect(labels?.['severity']).toMatch(/^(critical|warning|info)$/);
    expect(annotations?.['summary']).toMatch(/\S/);
    expect(annotations?.['description']).toMatch(/\S/);
    expect(annotations?.['runbook_url']).toBe(`https://github.com/theinterneti/TTA.dev/blob/main/docs/packs/${pack}.md#${alert.toLowerCase()}`);
  });

  test.each(alerts)('$alert has a section on the page of its pack, with what it means and what to do', ({ pack, alert }) => {
    const section = pageOf(pack).split(/^## /m).find((text) => text.startsWith(`${alert}\n`));
    expect(section).toContain('**Means.**');
    expect(section).toContain('**Do.**');
  });

  test.each(alerts)('$alert shows only labels that its result has', ({ expr, annotations }) => {
    const { faults, labels } = analyze(expr);
    expect(faults).toEqual([]);
    const used = Object.values(annotations ?? {}).flatMap((text) => parseTemplate(text).labelsUsed);
    expect(used.filter((label) => labels.of(label).presence === 'lacks')).toEqual([]);
  });

  test('stays away for graver ones by labels that both of them have', () => {
    const apart = all.flatMap(({ facts, groups }) => facts.alerts.flatMap(({ name, unless }) => (unless?.firing ?? []).flatMap((graver) => [name, graver].map((alert) => ({ alert, on: unless?.on ?? [], groups })))));
    expect(apart.length).toBeGreaterThan(10);
    const lacking = apart.filter(({ alert, on, groups }) => {
      const rule = alertsIn(groups).find((one) => one.alert === alert);
      return on.some((label) => rule === undefined || analyze(rule.expr).labels.of(label).presence === 'lacks' || rule.labels?.[label] !== undefined);
    });
    expect(lacking.map(({ alert }) => alert)).toEqual([]);
  });

  test('of the same metrics, condition and labels is not critical and warning at once, but says which one stays away', () => {
    // Two alerts whose expressions differ in numbers only are two degrees of one thing.
    const shapeOf = (expr: string): string => (expr.split('\nunless on')[0] ?? '').replace(/(?<![\w:])\d+(\.\d+)?(?![\w:])|\b\d+[smhd]\b/g, 'N');
    const pairs = all.flatMap(({ facts, groups }) => {
      const rules = alertsIn(groups);
      return rules.flatMap((graver) =>
        rules.filter((lesser) => lesser !== graver && graver.labels?.['severity'] === 'critical' && lesser.labels?.['severity'] === 'warning' && shapeOf(graver.expr) === shapeOf(lesser.expr)).map((lesser) => ({ facts, graver: graver.alert, lesser: lesser.alert })),
      );
    });
    expect(pairs.length).toBeGreaterThan(3);
    expect(pairs.filter(({ facts, graver, lesser }) => !facts.alerts.some(({ name, unless }) => name === lesser && unless?.firing.includes(graver) === true))).toEqual([]);
  });
});

describe('the records', () => {
  const records = all.flatMap(({ groups }) => recordsIn(groups));

  test.each(records)('$record is named by level, metric and operations', ({ record }) => {
    expect(record).toMatch(/^(global|job|job_primitive):[a-z_]+:[a-z0-9_]+$/);
  });

  test('are recorded once each, before the rule that reads them', () => {
    const names = records.map(({ record }) => record);
    expect(new Set(names).size).toBe(names.length);
    for (const { groups } of all) {
      const recorded = new Set<string>();
      for (const rule of rulesOf(groups)) {
        expect(metricsOf(rule.expr).filter((metric) => metric.includes(':') && !recorded.has(metric))).toEqual([]);
        if ('record' in rule) recorded.add(rule.record);
      }
    }
  });
});

describe('the pages', () => {
  test('are those that the packs and the coverage make, and the ones written by hand', () => {
    const made = new Map([...pages(), ['coverage.md', coverage()]]);
    expect(readdirSync(join(root, 'docs/packs')).sort()).toEqual([...made.keys(), ...writtenPages].sort());
    for (const [name, text] of made) expect(readFileSync(join(root, 'docs/packs', name), 'utf8')).toBe(text);
  });

  test.each(all)('of $name has a section for each alert, and no other', ({ name, facts }) => {
    const sections = [...pageOf(name).matchAll(/^## (.*)$/gm)].map(([, title = '']) => title);
    // On the page of what primitives report of their objective stands what to do about the objective that is counted as well.
    const counted = name === 'slo' ? primitiveRequests('30d').objectiveMetadata.alerts.map(({ alert }) => alert) : [];
    expect(sections.sort()).toEqual([...facts.alerts.map((alert) => alert.name), ...counted].sort());
  });

  test.each(all.filter(({ name }) => name !== 'watchdog'))('of $name has queries that Prometheus takes', ({ name }) => {
    const queries = [...pageOf(name).matchAll(/^```promql\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.trim().split('\n'));
    expect(queries.length).toBeGreaterThan(0);
    expect(queries.filter((query) => analyze(query).faults.length > 0)).toEqual([]);
  });

  test.each([...pages().keys(), 'coverage.md', ...writtenPages])('%s links to sections that exist', (file) => {
    const links = [...readFileSync(join(root, 'docs/packs', file), 'utf8').matchAll(/\]\(([\w.-]*\.md)?(?:#(\w+))?\)/g)];
    const missing = links.filter(([, page = file, anchor]) => {
      const path = join(root, 'docs/packs', page);
      return !existsSync(path) || (anchor !== undefined && !readFileSync(path, 'utf8').split('\n').some((line) => line.toLowerCase() === `## ${anchor}`));
    });
    expect(missing.map(([link]) => link)).toEqual([]);
  });

  test.each(packs.map(({ facts }) => facts))('of $name is made of the runbook of every alert', (facts: PackFacts) => {
    expect(facts.alerts.filter(({ runbook }) => runbook === undefined).map(({ name }) => name)).toEqual([]);
  });
});

interface EngineTests {
  readonly tests: readonly { readonly alert_rule_test?: readonly { readonly alertname: string; readonly exp_alerts: readonly object[] }[] }[];
}

test.each(all)('every alert of $name has a case in the real engine in which it fires, and one in which it does not', ({ facts }) => {
  const folder = join(root, 'test/e2e/rules');
  const cases = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.yml')).flatMap((file) => {
    const { tests } = parse(readFileSync(join(folder, file), 'utf8')) as EngineTests; // its shape is promtool's to check
    return tests.flatMap((one) => one.alert_rule_test ?? []);
  });
  const fires = new Set(cases.filter(({ exp_alerts }) => exp_alerts.length > 0).map(({ alertname }) => alertname));
  const quiet = new Set(cases.filter(({ exp_alerts }) => exp_alerts.length === 0).map(({ alertname }) => alertname));
  const own = facts.alerts.map(({ name }) => name);
  expect(own.filter((alert) => !fires.has(alert))).toEqual([]);
  // It is the point of the Watchdog that it is never quiet.
  expect(own.filter((alert) => !quiet.has(alert) && alert !== 'Watchdog')).toEqual([]);
});
