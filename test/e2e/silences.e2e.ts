/**
 * Planned silences in a real Alertmanager: while one holds, nobody hears of its alerts, and of all others somebody does; it ends by itself.
 *
 * @engines alertmanager amtool
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { AlertmanagerSpec } from '../../lib';
import type { Labels } from '../../lib/alertmanager/matcher';
import { withSilences } from '../../lib/alertmanager/silenced-routes';
import { toYaml } from '../../lib/base/yaml';
import { judge } from '../../lib/checks/judge';
import { alertmanagerDocument } from '../../lib/stack/documents';
import type { Alertmanager } from '../../lib/stack/model';
import { resolveAlertmanager } from '../../lib/stack/resolve';
import { endings } from './support/at-end';
import { output } from './support/command';
import { engine } from './support/engines';
import { eventually, throughout } from './support/eventually';
import { LoneAlertmanager } from './support/lone-alertmanager';
import { saw } from './support/report';
import { WebhookReceiver } from './support/webhook-receiver';

const atEnd = endings();
const folder = mkdtempSync(join(tmpdir(), 'silences-'));
afterAll(() => rmSync(folder, { recursive: true }));

const minute = 60_000;

/** The beginning of a minute, that many minutes from now. */
const moment = (minutes: number): string => new Date((Math.floor(Date.now() / minute) + minutes) * minute).toISOString();

const weekday = (days: number): string => new Date(Date.now() + days * 24 * 60 * minute).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' }).toLowerCase();

type Silences = NonNullable<AlertmanagerSpec['silences']>;

/** An Alertmanager that tells one webhook: critical alerts by a route of their own, and all others by the first route. */
function resolved(url: string, silences: Silences): Alertmanager {
  const { stack, findings } = resolveAlertmanager('silences', {
    config: {
      route: { receiver: 'hook', groupBy: ['...'], groupWait: '0s', groupInterval: '1s', repeatInterval: '1h', routes: [{ matchers: ['severity="critical"'] }] },
      receivers: [{ name: 'hook', webhookConfigs: [{ url }] }],
    },
    silences,
  });
  if (stack?.alertmanager === undefined) throw new Error('the spec cannot be read');
  expect([...findings, ...judge(stack)]).toEqual([]);
  return stack.alertmanager;
}

const firing = (alertname: string, labels: Labels = {}): Labels => ({ alertname, ...labels });

test('only the alerts of silences that hold now are kept back', async () => {
  const hook = await WebhookReceiver.start();
  atEnd(() => hook.stop());
  const silence = (job: string, from: string, to: string) => ({ matchers: [`job="${job}"`], because: `${job} moves`, from, to });
  const { config, silences } = resolved(hook.url, [
    silence('now', moment(-5), moment(90)),
    // Over midnight in any case, and over the end of a month.
    silence('days', moment(-40 * 24 * 60), moment(40 * 24 * 60)),
    silence('over', moment(-60), moment(-1)),
    silence('to-come', moment(30), moment(90)),
    { matchers: ['job="weekly"'], because: 'backups', during: [{ weekdays: [weekday(0)] }, { weekdays: [weekday(1)] }] },
    { matchers: ['job="other-days"'], because: 'backups', during: [{ weekdays: [weekday(3)] }] },
  ]);
  const server = await LoneAlertmanager.start(withSilences(config, silences), 19_494);
  atEnd(() => server.stop());

  const silenced = ['now', 'days', 'weekly'].flatMap((job) => [firing(`Silenced-${job}`, { job }), firing(`SilencedCritical-${job}`, { job, severity: 'critical' })]);
  const told = ['over', 'to-come', 'other-days', 'none'].flatMap((job) => [firing(`Told-${job}`, { job }), firing(`ToldCritical-${job}`, { job, severity: 'critical' })]);
  await server.fire([...silenced, ...told]);

  const heard = (): string[] => hook.received.flatMap(({ notification }) => notification.alerts.map(({ labels }) => labels['alertname'] ?? '')).sort();
  const names = (alerts: readonly Labels[]): string[] => alerts.map(({ alertname = '' }) => alertname).sort();
  await eventually('all others are told', 30, async () => (heard().length >= told.length ? true : undefined));
  await throughout(5, async () => expect(heard()).toEqual(names(told)));

  const groups = (await server.groups()).flatMap(({ alerts }) => alerts);
  const muted = groups.filter(({ status }) => status.mutedBy.length > 0);
  expect(names(muted.map(({ labels }) => labels))).toEqual(names(silenced));
  expect([...new Set(muted.flatMap(({ status }) => status.mutedBy))].sort()).toEqual(['silence: backups', 'silence: days moves', 'silence: now moves']);
  saw('alerts of silences that hold, none of which was told', silenced.length, 'the server names the silence');
  saw('other alerts, all of which were told once', told.length);
});

test('a silence that ends lets the alert go that fires on', async () => {
  const hook = await WebhookReceiver.start();
  atEnd(() => hook.stop());
  const end = moment(new Date().getUTCSeconds() > 45 ? 2 : 1);
  const { config, silences } = resolved(hook.url, [{ matchers: ['job="short"'], because: 'a restart', from: moment(-1), to: end }]);
  const server = await LoneAlertmanager.start(withSilences(config, silences), 19_495);
  atEnd(() => server.stop());
  await server.fire([firing('FiresOn', { job: 'short' })]);
  const [notice] = await eventually('the alert is told', 130, async () => (hook.received.length > 0 ? hook.noticesOf('FiresOn') : undefined));
  const late = ((notice?.at ?? 0) - Date.parse(end)) / 1000;
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(10);
  saw('seconds from the end of a silence to the message', late.toFixed(1));
});

test('amtool takes the file of each kind of silence', async () => {
  const file = join(folder, 'alertmanager.yml');
  const alertmanager = resolved('http://127.0.0.1:1', [
    { matchers: ['job="a"'], because: 'a "quoted" reason: {{ with braces }}', from: '2026-12-30T22:00:00Z', to: '2028-03-01T01:30:00Z' },
    { matchers: ['severity="critical"', '"größe des"!~"a|b"'], because: 'nightly', during: [{ times: [{ startTime: '01:00', endTime: '02:30' }], location: 'Europe/Berlin' }] },
  ]);
  writeFileSync(file, toYaml(alertmanagerDocument(alertmanager)));
  expect(await output(engine('amtool'), ['check-config', file])).toContain('SUCCESS');
  saw('the file with silences', (await output(engine('amtool'), ['config', 'routes', 'show', `--config.file=${file}`])).split('\n').length, 'lines of routes');
});
