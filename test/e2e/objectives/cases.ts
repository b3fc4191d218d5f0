import type { AlertText, BurnAlert, BurnWindow } from '../../../lib/slo/model';
import type { Slo } from '../../../lib/slo/slo';
import { textOf, type AlertExpectation, type EngineTest } from './engine';
import { exposed, type Plan, type Stretch } from './traffic';

/** Events a minute of a busy service, a number in which every share below is whole. */
const busy = 10_000;

/** A time of busy traffic in which this share fails. */
const failing = (share: number, minutes: number, perMinute = busy): Stretch => ({ minutes, good: perMinute - Math.round(share * perMinute), bad: Math.round(share * perMinute) });

/** A share a little above, or below, what a window lets pass; always another than the threshold itself. */
const above = ({ threshold }: BurnWindow): number => Math.min(1, Math.floor(threshold * busy + 1) / busy);
const below = ({ threshold }: BurnWindow): number => Math.ceil(threshold * busy - 1) / busy;

/** The alert with this urgency and its windows, which the objectives of these cases have. */
export function burnAlert({ objective }: Slo, urgency: 'page' | 'ticket'): BurnAlert & { readonly first: BurnWindow; readonly last: BurnWindow } {
  const alert = objective.burnAlerts.find((candidate) => candidate.urgency === urgency);
  const [first, last] = [alert?.windows[0], alert?.windows.at(-1)];
  if (alert === undefined || first === undefined || last === undefined) throw new Error(`no ${urgency}`);
  return { ...alert, first, last };
}

/** One timeline and what is said at some of its minutes: `page`, `ticket` or nothing. Each case is a group of its own, so that all run at once. */
export interface Case {
  readonly name: string;
  readonly plan: Plan;
  readonly told: Readonly<Record<number, 'page' | 'ticket' | 'nothing'>>;
}

/** That every alert of an objective fires, that it nearly does, and the quiet in which it must not. */
export function casesOf(slo: Slo): readonly Case[] {
  const [page, ticket] = [burnAlert(slo, 'page'), burnAlert(slo, 'ticket')];
  const hour = page.first.long.seconds / 60;
  // So long before that neither the other windows of the page nor the ticket burn when its first has burnt for its whole length.
  const clean = 8 * hour;
  const minutesOf = (window: { readonly seconds: number }): number => window.seconds / 60;
  const [brief, lastBrief, last, slow] = [minutesOf(page.first.short), minutesOf(page.last.short), minutesOf(page.last.long), minutesOf(ticket.last.long)];
  const almost = [failing(0, clean), failing(below(page.first), hour)];
  const half = [failing(0, clean), failing(1.9 * page.first.threshold, hour / 2)];
  const fading = [failing(0, clean), failing(1.3 * page.first.threshold, hour - brief), failing(below(page.first), brief)];
  const outage = [failing(0, clean), failing(1, 10), failing(0, 31)];
  const cases: readonly Case[] = [
    { name: 'above the pace of its first window the page fires, and no ticket', plan: [failing(0, clean), failing(above(page.first), hour)], told: { [clean]: 'nothing', [clean + hour]: 'page' } },
    { name: 'a little below it the page stays quiet, since the last one does not burn', plan: almost, told: { [clean + hour]: restOf(slo, almost) } },
    { name: 'above the pace of its last window the page fires', plan: [failing(above(page.last), 90)], told: { 10: 'page', 90: 'page' } },
    { name: 'a little below it there is a ticket instead', plan: [failing(below(page.last), 90)], told: { 10: 'ticket', 90: 'ticket' } },
    {
      name: 'half of the first long window at nearly twice its pace is no page',
      plan: half,
      told: { [clean + hour / 2]: restOf(slo, half) },
    },
    { name: 'half of the last long window at nearly twice its pace is a ticket', plan: [failing(0, last / 2), failing(1.9 * page.last.threshold, last / 2)], told: { [last]: 'ticket' } },
    {
      name: 'once the first short window is below the pace, the page ends',
      plan: fading,
      told: { [clean + hour - brief]: 'page', [clean + hour]: restOf(slo, fading) },
    },
    {
      name: 'once the last short window is below the pace, there is a ticket instead',
      plan: [failing(1.3 * page.last.threshold, 90), failing(below(page.last), page.last.short.seconds / 60)],
      told: { 90: 'page', [90 + page.last.short.seconds / 60]: 'ticket' },
    },
    {
      name: 'once the slowest short window is below the pace, nobody is told',
      plan: [failing(1.3 * ticket.last.threshold, 90), failing(below(ticket.last), ticket.last.short.seconds / 60)],
      told: { 90: 'ticket', [90 + ticket.last.short.seconds / 60]: 'nothing' },
    },
    {
      name: 'half of the slowest long window at nearly twice its pace is not told',
      plan: [failing(0, slow / 2), failing(1.9 * ticket.last.threshold, slow / 2)],
      told: { [slow]: 'nothing' },
    },
    { name: 'above the slowest pace there is a ticket', plan: [failing(above(ticket.last), 90)], told: { 10: 'ticket', 90: 'ticket' } },
    { name: 'a little below it nobody is told', plan: [failing(below(ticket.last), 90)], told: { 10: 'nothing', 90: 'nothing' } },
    {
      name: 'a total outage pages at the next evaluation after the time that the page of the objective tells, and stops once the short windows are clean',
      plan: outage,
      told: { [clean]: 'nothing', [clean + Math.floor(hour * page.first.threshold) + 1]: 'page', [clean + 10 + 31]: restOf(slo, outage) },
    },
    { name: 'with too few events nothing is said, although all fail', plan: [failing(1, 19, 1), failing(0, 60, 0)], told: { 19: 'nothing', 20: 'nothing' } },
    { name: 'with one event more it is', plan: [failing(1, 20, 1)], told: { 19: 'nothing', 20: 'page' } },
    { name: 'with too few failures nothing is said, although they are many in proportion', plan: [failing(0, 30, 1), failing(1, 2, 1)], told: { 32: 'nothing' } },
    { name: 'with one failure more it is', plan: [failing(0, 30, 1), failing(1, 3, 1)], told: { 32: 'nothing', 33: 'page' } },
    { name: 'the first windows have limits of their own: of events', plan: [failing(0, clean), failing(0, hour - 20, 0), failing(1, 20, 1)], told: { [clean + hour - 1]: 'nothing', [clean + hour]: 'page' } },
    {
      name: 'the first windows have limits of their own: of failures',
      plan: [failing(0, clean), failing(0, hour - 21, 0), failing(0, 18, 1), failing(1, 3, 1)],
      told: { [clean + hour - 1]: 'nothing', [clean + hour]: 3 / 21 > page.first.threshold ? 'page' : 'nothing' },
    },
    // Without events in its short window the first pair says nothing, and so on for the last.
    { name: 'the last windows have limits of their own: of events, too few', plan: [failing(1, 19, 1), failing(0, brief + 1, 0)], told: { [20 + brief]: 'nothing' } },
    { name: 'the last windows have limits of their own: of events', plan: [failing(1, 20, 1), failing(0, brief + 1, 0)], told: { [21 + brief]: 'page' } },
    { name: 'the last windows have limits of their own: of failures, too few', plan: [failing(0, 30, 1), failing(1, 2, 1), failing(0, brief + 1, 0)], told: { [33 + brief]: 'nothing' } },
    { name: 'the last windows have limits of their own: of failures', plan: [failing(0, 30, 1), failing(1, 3, 1), failing(0, brief + 1, 0)], told: { [34 + brief]: 'page' } },
    { name: 'the ticket has limits of its own: of events, too few', plan: [failing(1, 19, 1), failing(0, lastBrief + 1, 0)], told: { [20 + lastBrief]: 'nothing' } },
    { name: 'the ticket has limits of its own: of events', plan: [failing(1, 20, 1), failing(0, lastBrief + 1, 0)], told: { [21 + lastBrief]: 'ticket' } },
    { name: 'the ticket has limits of its own: of failures, too few', plan: [failing(0, 30, 1), failing(1, 2, 1), failing(0, lastBrief + 1, 0)], told: { [33 + lastBrief]: 'nothing' } },
    { name: 'the ticket has limits of its own: of failures', plan: [failing(0, 30, 1), failing(1, 3, 1), failing(0, lastBrief + 1, 0)], told: { [34 + lastBrief]: 'ticket' } },
    { name: 'the last long window looks no further back than it says', plan: [failing(0, last), failing(above(page.last), last)], told: { [2 * last]: 'page' } },
    { name: 'the last short window is longer than the first', plan: [failing(2.3 * page.last.threshold, 90), failing(0, brief)], told: { [90 + brief]: 'page' } },
    { name: 'that of the ticket is longer still', plan: [failing(2.3 * ticket.last.threshold, 90), failing(0, lastBrief)], told: { [90 + lastBrief]: 'ticket' } },
    { name: 'without failures nothing is said', plan: [failing(0, 90)], told: { 10: 'nothing', 90: 'nothing' } },
    { name: 'without traffic nothing is said', plan: [failing(0, 90, 0)], told: { 10: 'nothing', 90: 'nothing' } },
    { name: 'what was said ends when the traffic does', plan: [failing(above(page.last), 90), failing(0, slowest(slo), 0)], told: { 90: 'page', [90 + slowest(slo)]: 'nothing' } },
    { name: 'restarts are no failures', plan: [failing(0, 30), 'restart', failing(0, 30), 'restart', failing(0, 30)], told: { 31: 'nothing', 62: 'nothing', 90: 'nothing' } },
    { name: 'failures go on through a restart', plan: [failing(above(page.last), 45), 'restart', failing(above(page.last), 45)], told: { 50: 'page', 90: 'page' } },
  ];
  return cases.filter(({ told }) => Object.keys(told).every((minute) => Number(minute) <= longest));
}

/** Minutes that a case may last: days would be as true and take too long. */
const longest = 600;

/** What is told at the end of a plan that is too little for the page, by the windows of the ticket: minutes are few enough to be counted. */
function restOf(slo: Slo, plan: readonly Stretch[]): 'ticket' | 'nothing' {
  const minutes = plan.flatMap(({ minutes: count, good, bad }) => Array.from({ length: count }, () => ({ good, bad })));
  const share = (window: { readonly seconds: number }): number => {
    const last = minutes.slice(-window.seconds / 60);
    const sum = (what: 'good' | 'bad'): number => last.reduce((total, minute) => total + minute[what], 0);
    return sum('bad') / (sum('good') + sum('bad'));
  };
  return burnAlert(slo, 'ticket').windows.some(({ long, short, threshold }) => share(long) > threshold && share(short) > threshold) ? 'ticket' : 'nothing';
}

/** Minutes of the longest short window, after which no alert goes on. */
const slowest = ({ objective }: Slo): number => Math.max(...objective.burnAlerts.flatMap(({ windows }) => windows.map(({ short }) => short.seconds / 60)));

/** All cases of an objective that is grouped by `case`, as one test; `labels` are those that every series has. */
export function testOf(slo: Slo, labels: Readonly<Record<string, string>> = {}): EngineTest {
  const alerts = { page: burnAlert(slo, 'page'), ticket: burnAlert(slo, 'ticket') };
  return {
    ...trafficOf(slo, labels),
    promql_expr_test: moments(slo).map(({ name, minute, told }) => ({
      expr: `ALERTS{slo="${slo.objective.name}", case="${name}"}`,
      eval_time: `${minute}m`,
      exp_samples: told === 'nothing' ? [] : [{ labels: firing(slo, alerts[told], { ...labels, case: name }), value: 1 }],
    })),
  };
}

/** The same for changed copies of one of its alerts, each under a name of its own. */
export function testOfCopies(slo: Slo, urgency: 'page' | 'ticket', names: readonly string[]): EngineTest {
  const alert = burnAlert(slo, urgency);
  return {
    ...trafficOf(slo, {}),
    promql_expr_test: names.flatMap((copy) =>
      moments(slo).map(({ name, minute, told }) => ({
        expr: `ALERTS{alertname="${copy}", case="${name}"}`,
        eval_time: `${minute}m`,
        exp_samples: told === urgency ? [{ labels: firing(slo, { ...alert, alert: copy }, { case: name }), value: 1 }] : [],
      })),
    ),
  };
}

const trafficOf = (slo: Slo, labels: Readonly<Record<string, string>>) => ({
  name: slo.objective.name,
  interval: '1m',
  input_series: casesOf(slo).flatMap(({ name, plan }) => exposed(slo, { ...labels, instance: 'a', case: name }, plan)),
});

const moments = (slo: Slo) => casesOf(slo).flatMap(({ name, told }) => Object.entries(told).map(([minute, what]) => ({ name, minute, told: what })));

const firing = ({ objective }: Slo, alert: BurnAlert, group: Readonly<Record<string, string>>): string =>
  textOf('ALERTS', { ...objective.labels, ...group, alertname: alert.alert, alertstate: 'firing', severity: alert.severity, slo: objective.name });

/** An objective as it is, with what its alerts say in full: each fires, and the other one does not. */
export function textTests(slo: Slo, group: Readonly<Record<string, string>>): readonly EngineTest[] {
  const [page, ticket] = [burnAlert(slo, 'page'), burnAlert(slo, 'ticket')];
  return [
    { share: above(page.last), fires: page, quiet: ticket },
    { share: below(page.last), fires: ticket, quiet: page },
  ].map(({ share, fires, quiet }) => ({
    name: `${slo.objective.name}: ${fires.alert}`,
    interval: '1m',
    input_series: exposed(slo, { instance: 'a', ...group }, [failing(share, 20)]),
    alert_rule_test: [expected(slo, fires, 20, [{ burnRate: share / slo.objective.budget.value, group }]), expected(slo, quiet, 20, [])],
  }));
}

/** That metrics which do not exist are told of, with all that the alert says, and only then. */
export function absentTests(slo: Slo): readonly EngineTest[] {
  const { absent } = slo.objective;
  if (absent === undefined) throw new Error('no alert on absent metrics');
  const minutes = absent.for.seconds / 60;
  return [
    { name: 'missing', interval: '1m', input_series: [], alert_rule_test: [expected(slo, absent, minutes - 1, []), expected(slo, absent, minutes, [{ burnRate: 1, group: {} }])] },
    { name: 'there, and silent', interval: '1m', input_series: exposed(slo, {}, [failing(0, 1), failing(0, 2 * minutes, 0)]), alert_rule_test: [expected(slo, absent, 2 * minutes, [])] },
  ];
}

/** What is expected of one alert at one minute: silence, or that it fires with a burn rate for some group. */
function expected(slo: Slo, { alert, severity }: AlertText, minute: number, burns: readonly { readonly burnRate: number; readonly group: Readonly<Record<string, string>> }[]): AlertExpectation {
  const rule = slo.ruleGroups.flatMap(({ rules = [] }) => rules).find((candidate) => 'alert' in candidate && candidate.alert === alert);
  const annotations = rule !== undefined && 'alert' in rule ? (rule.annotations ?? {}) : {};
  return {
    eval_time: `${minute}m`,
    alertname: alert,
    exp_alerts: burns.map(({ burnRate, group }) => ({
      exp_labels: { ...slo.objective.labels, slo: slo.objective.name, severity, ...group },
      exp_annotations: Object.fromEntries(Object.entries(annotations).map(([name, text]) => [name, rendered(text, burnRate, group)])),
    })),
  };
}

/** An annotation as the server fills it in: the two forms of Go templates that objectives write. */
const rendered = (text: string, value: number, labels: Readonly<Record<string, string>>): string =>
  text.replaceAll('{{ $value | printf "%.1f" }}', value.toFixed(1)).replace(/\{\{ \$labels\.(\w+) \}\}/g, (_, label: string) => labels[label] ?? '');
