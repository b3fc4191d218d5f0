/**
 * The native files, started as they are: the real Prometheus and the real Alertmanager load them, scrape the demo
 * application, record, alert a real webhook through the declared route, and take changes while they run.
 *
 * @engines prometheus promtool alertmanager amtool
 */
import { join } from 'node:path';
import { parseDocument } from 'yaml';

import { endings } from './support/at-end';
import { output } from './support/command';
import { declaredTargets, targetsUp } from './support/declared-targets';
import { engine } from './support/engines';
import { eventually, throughout } from './support/eventually';
import { NativeStack } from './support/native-stack';
import { saw, secondsSince } from './support/report';
import { WebhookReceiver } from './support/webhook-receiver';

/** A file whose first rule records something. */
const recording = 'slo.yml';
/** An alert that a person can bring about within minutes: no share of failed requests uses up the budget slower than all of them. */
const provoked = 'ErrorBudgetExhausted';
const atEnd = endings();
let receiver: WebhookReceiver;
let stack: NativeStack;

const turnUp = (errorRate: number) => Promise.all(stack.applications.map((application) => application.simulate({ errorRate, requestsPerSecond: 20 })));

beforeAll(async () => {
  receiver = await WebhookReceiver.start();
  atEnd(() => receiver.stop());
  stack = await NativeStack.start(receiver.url);
  atEnd(() => stack.stop());
});

describe('the native files', () => {
  test('are what the servers have loaded', async () => {
    expect(await stack.prometheus.lastReloadSucceeded()).toBe(true);
    expect(await stack.alertmanager.lastReloadSucceeded()).toBe(true);
    const loaded = (await stack.prometheus.ruleFiles()).map((path) => path.replace(/^.*\//, '')).sort();
    expect(loaded).toEqual(stack.ruleFiles);
    saw('rule files loaded', ...loaded);
  });

  test('have every declared target scraped', async () => {
    const declared = declaredTargets(stack.read('prometheus/prometheus.yml'));
    expect(declared).toEqual(expect.arrayContaining(['tta-dev app1:8000', 'tta-dev app2:8000', 'tta-dev app3:8000']));
    saw('targets up', ...(await targetsUp(stack.prometheus, declared, 60)));
  });

  test('have the errors counted that are turned up in the demo application', async () => {
    const errors = () => stack.prometheus.query('sum by (instance) (primitive_requests_total{status="error"}) > 100');
    expect(await errors()).toEqual([]);
    await turnUp(1);
    const counted = await eventually('every application has errors', 60, async () => {
      const samples = await errors();
      return samples.length === stack.applications.length ? samples : undefined;
    });
    saw('errors counted', ...counted.map(({ labels, value }) => `${value} at ${labels['instance']}`));
  });

  test('show a target that stops as down, with the reason, and as up again when it is back', async () => {
    const third = stack.applications[2];
    const health = (expected: string) =>
      eventually(`app3 is ${expected}`, 60, async () => (await stack.prometheus.targets()).find((target) => target.labels['instance'] === 'app3:8000' && target.health === expected));
    third?.service.signal('SIGSTOP');
    expect((await health('down')).lastError).toContain('context deadline exceeded');
    third?.service.signal('SIGCONT');
    await health('up');
  });

  test('have every rule evaluated, and every recording rule yields a value', async () => {
    const start = Date.now();
    const rules = await eventually('every rule is evaluated', 150, async () => {
      const all = await stack.prometheus.rules();
      return all.every(({ health }) => health !== 'unknown') ? all : undefined;
    });
    expect(rules.filter(({ health }) => health !== 'ok')).toEqual([]);
    const names = [...new Set(rules.filter(({ type }) => type === 'recording').map(({ name }) => name))];
    expect(names.length).toBeGreaterThan(0);
    await eventually('every recording rule yields a value', 150, async () => {
      const empty = [];
      for (const name of names) if (!(await stack.prometheus.query(name)).some(({ value }) => !Number.isNaN(value))) empty.push(name);
      if (empty.length > 0) throw new Error(`nothing from ${empty.join(', ')}`);
      return names;
    });
    expect(await stack.prometheus.query('no_such_rule')).toEqual([]);
    saw('rules', `${rules.length} healthy`, `${names.length} recorded names with a value`, secondsSince(start));
  });

  test('let an alert that is provoked in the application arrive at the receiver of its route', async () => {
    const start = Date.now();
    await eventually(`${provoked} fires`, 300, async () => ((await stack.prometheus.firing()).includes(provoked) ? true : undefined));
    saw('the alert fires', provoked, secondsSince(start));
    const notice = await eventually(`${provoked} arrives`, 120, () => Promise.resolve(receiver.noticesOf(provoked)[0]));
    expect(notice).toMatchObject({ status: 'firing', receiver: await declaredReceiver({ alertname: provoked, severity: 'critical', category: 'slo' }) });
    saw('the alert at the webhook', `receiver ${notice.receiver}`, secondsSince(start));
    await turnUp(0);
  });
});

describe('a change of the files', () => {
  const rules = `prometheus/rules/${recording}`;
  const edit = (path: string, at: readonly (string | number)[], value: string | number | boolean) => {
    const before = stack.read(path);
    const document = parseDocument(before);
    document.setIn(at, value);
    stack.write(path, String(document));
    return before;
  };
  const reloaded = (expected: boolean) =>
    eventually(`the last reload ${expected ? 'succeeds' : 'fails'}`, 30, async () => ((await stack.prometheus.lastReloadSucceeded()) === expected ? true : undefined));

  test('is in force in the running Prometheus, also that of a rule', async () => {
    const start = Date.now();
    // Not a label: with another one, the alert that fires meanwhile would end as itself and go on as a new one.
    edit('prometheus/prometheus.yml', ['global', 'sample_limit'], 98_765);
    edit(rules, ['groups', 0, 'rules', 0, 'labels', 'changed'], 'by-a-person');
    await eventually('the change is in force', 30, async () => ((await stack.prometheus.config()).includes('sample_limit: 98765') ? true : undefined));
    await eventually('the changed rule yields a value', 90, async () => ((await stack.prometheus.query('{changed="by-a-person"}')).length > 0 ? true : undefined));
    expect(stack.services.every(({ running }) => running)).toBe(true);
    saw('a changed prometheus.yml and a changed rule in force', secondsSince(start));
  });

  test('that breaks prometheus.yml leaves the old configuration running', async () => {
    const before = edit('prometheus/prometheus.yml', ['no_such_section'], true);
    await reloaded(false);
    expect(await stack.prometheus.config()).toContain('sample_limit: 98765');
    await throughout(3, async () => expect(await stack.prometheus.ready()).toContain('Ready'));
    stack.write('prometheus/prometheus.yml', before);
    await reloaded(true);
    saw('a broken prometheus.yml', 'refused, the old one stays');
  });

  test('that breaks a rule leaves the old rules running', async () => {
    const loaded = (await stack.prometheus.rules()).length;
    const before = edit(rules, ['groups', 0, 'rules', 0, 'expr'], 'sum(');
    await reloaded(false);
    expect(await stack.prometheus.rules()).toHaveLength(loaded);
    expect((await stack.prometheus.query('{changed="by-a-person"}')).length).toBeGreaterThan(0);
    stack.write(rules, before);
    await reloaded(true);
    saw('a broken rule', 'refused, the old ones stay');
  });

  test('is in force in the running Alertmanager when it is told to look, and a broken one leaves the old one running', async () => {
    const [alertmanager] = stack.services;
    const told = (expected: boolean) => {
      alertmanager?.signal('SIGHUP');
      return eventually(`the last reload of Alertmanager ${expected ? 'succeeds' : 'fails'}`, 10, async () => ((await stack.alertmanager.lastReloadSucceeded()) === expected ? true : undefined));
    };
    const inForce = async () => (await stack.alertmanager.status()).config.original;
    const before = edit('alertmanager/alertmanager.yml', ['no_such_section'], true);
    await told(false);
    expect(await inForce()).not.toContain('resolve_timeout: 7m');
    stack.write('alertmanager/alertmanager.yml', before);
    edit('alertmanager/alertmanager.yml', ['global', 'resolve_timeout'], '7m');
    await told(true);
    await eventually('the change is in force', 10, async () => ((await inForce()).includes('resolve_timeout: 7m') ? true : undefined));
    saw('a changed alertmanager.yml in force, a broken one refused', 'Alertmanager');
  });
});

describe('the end of the provoked error', () => {
  test('ends the alert, and the receiver is told', async () => {
    const start = Date.now();
    await eventually(`${provoked} ends`, 300, async () => ((await stack.prometheus.firing()).includes(provoked) ? undefined : true));
    saw('the alert ended', provoked, secondsSince(start));
    await eventually('the receiver is told', 360, () => Promise.resolve(receiver.noticesOf(provoked).find(({ status }) => status === 'resolved')));
    const notices = receiver.noticesOf(provoked);
    expect(new Set(notices.map((notice) => notice.receiver)).size).toBe(1);
    const primitives = (wanted: string) => notices.filter(({ status }) => status === wanted).map(({ alert }) => alert['primitive_name']).sort();
    expect(primitives('resolved')).toEqual(primitives('firing'));
    saw('notices of the alert', ...notices.map(({ status, alert, at }) => `${status} ${alert['primitive_name']} ${new Date(at).toISOString().slice(11, 19)}`), secondsSince(start));
  });
});

/** The receiver that the declared route gives to an alert, as Alertmanager's own tool says. */
async function declaredReceiver(labels: Readonly<Record<string, string>>): Promise<string> {
  const config = join(stack.folder, 'alertmanager/alertmanager.yml');
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return (await output(engine('amtool'), ['config', 'routes', 'test', `--config.file=${config}`, ...pairs])).trim();
}
