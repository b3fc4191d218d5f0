import { Instant } from '../../lib/alertmanager/instant';
import { explainRoute, type RouteQuestion } from '../../lib/alertmanager/explain-route';
import type { Labels } from '../../lib/alertmanager/matcher';
import { plannedSilence, type PlannedSilenceSpec } from '../../lib/alertmanager/planned-silence';
import { routeText } from '../../lib/alertmanager/route-text';
import { configOf, type Part } from './reading';

const hook = [{ url: 'https://hooks.example/alerts' }];

const part: Part = {
  route: {
    receiver: 'webhook',
    groupBy: ['alertname', 'cluster'],
    routes: [
      { receiver: 'pager', matchers: ['severity="critical"'], groupWait: '10s', labels: { urgent: 'yes' }, routes: [{ receiver: 'databases', matchers: ['team="db"'], groupBy: ['...'] }] },
      { receiver: 'mail', matchers: ['severity="info"'], muteTimeIntervals: ['nights'], activeTimeIntervals: ['office'], groupBy: [] },
      { receiver: 'log', matchers: ['severity=~"info|warning"'], continue: true },
    ],
  },
  receivers: [
    { name: 'webhook', webhookConfigs: hook },
    { name: 'pager', webhookConfigs: hook, slackConfigs: [{ channel: '#on-call' }] },
    { name: 'databases', webhookConfigs: hook },
    { name: 'mail', emailConfigs: [{ to: 'team@example.org' }] },
    { name: 'log' },
  ],
  inhibitRules: [
    { name: 'worse', sourceMatchers: ['severity="critical"'], targetMatchers: ['severity=~"info|warning"'], equal: ['cluster'] },
    { sourceMatchers: ['alertname="Down"', 'cluster="a"'], targetMatchers: ['alertname=~".*"'], equal: ['cluster'] },
  ],
  timeIntervals: [
    { name: 'nights', timeIntervals: [{ times: [{ startTime: '22:00', endTime: '24:00' }] }] },
    { name: 'office', timeIntervals: [{ weekdays: ['monday:friday'] }] },
  ],
};

const explained = (labels: Labels, question: RouteQuestion = {}) => explainRoute(configOf(part), labels, question);
const at = (text: string): Instant => Instant.parse(text);
const silence = (spec: PlannedSilenceSpec) => plannedSilence.parse(spec);
const [tuesdayNoon, tuesdayNight, sunday] = [at('2026-12-01T12:00:00Z'), at('2026-12-01T22:30:00Z'), at('2026-12-06T12:00:00Z')];

describe('an explained route', () => {
  test('says who is told, by which ways, in what groups and how often', () => {
    const { told, takenBy } = explained({ alertname: 'Slow', severity: 'critical', cluster: 'a' });
    expect(told).toEqual(['pager']);
    expect(takenBy).toEqual([
      {
        path: 'route.routes[0]',
        way: [{ path: 'route', matchers: [] }, { path: 'route.routes[0]', matchers: ['severity="critical"'] }],
        receiver: 'pager',
        integrations: ['slack', 'webhook'],
        groupBy: { alertname: 'Slow', cluster: 'a' },
        groupWait: '10s',
        groupInterval: '5m',
        repeatInterval: '4h',
        labels: { urgent: 'yes' },
        muteTimeIntervals: [],
        activeTimeIntervals: [],
        mutedBy: [],
      },
    ]);
  });

  test('groups by every label of the alert, or by none, where the route says so', () => {
    expect(explained({ severity: 'critical', team: 'db' }).takenBy).toMatchObject([{ receiver: 'databases', groupBy: { severity: 'critical', team: 'db' }, groupWait: '10s', labels: { urgent: 'yes' } }]);
    expect(explained({ severity: 'info' }).takenBy).toMatchObject([{ receiver: 'mail', groupBy: {} }]);
    expect(explained({ severity: 'none' }).takenBy).toMatchObject([{ receiver: 'webhook', groupBy: { alertname: '', cluster: '' } }]);
  });

  test('says why no other route takes the alert', () => {
    expect(explained({ severity: 'critical' }).notTakenBy).toEqual([
      { path: 'route.routes[0].routes[0]', receiver: 'databases', failed: { matcher: 'team="db"', value: '' } },
      { path: 'route.routes[1]', receiver: 'mail', after: 'route.routes[0]' },
      { path: 'route.routes[2]', receiver: 'log', after: 'route.routes[0]' },
    ]);
    expect(explained({ severity: 'warning' }).notTakenBy.map(({ path, failed }) => [path, failed])).toEqual([
      ['route.routes[0]', { matcher: 'severity="critical"', value: 'warning' }],
      ['route.routes[1]', { matcher: 'severity="info"', value: 'warning' }],
    ]);
  });

  test('says which time intervals are now, and tells nobody while they mute', () => {
    const info = { severity: 'info' };
    const times = (question: RouteQuestion) => explained(info, question).takenBy.map(({ muteTimeIntervals, activeTimeIntervals, mutedBy }) => ({ muteTimeIntervals, activeTimeIntervals, mutedBy }));
    expect(times({})).toEqual([{ muteTimeIntervals: [{ name: 'nights' }], activeTimeIntervals: [{ name: 'office' }], mutedBy: [] }]);
    expect(times({ at: tuesdayNoon })).toEqual([{ muteTimeIntervals: [{ name: 'nights', now: false }], activeTimeIntervals: [{ name: 'office', now: true }], mutedBy: [] }]);
    expect(times({ at: tuesdayNight })).toMatchObject([{ mutedBy: ['nights'] }]);
    expect(times({ at: sunday })).toMatchObject([{ mutedBy: ['office'] }]);
    expect([tuesdayNoon, tuesdayNight, sunday].map((moment) => explained(info, { at: moment }).told)).toEqual([['mail'], [], []]);
  });

  test('says which planned silences are about the alert, and tells nobody while one holds', () => {
    const silences = [
      silence({ matchers: ['severity="info"'], from: '2026-12-01T11:00:00Z', to: '2026-12-01T13:00:00Z', because: 'noise' }),
      silence({ matchers: ['severity="info"'], during: [{ weekdays: ['sunday'] }], because: 'backups' }),
      silence({ matchers: ['severity="critical"'], during: [{}], because: 'other' }),
    ];
    expect(explained({ severity: 'info' }, { silences }).silences).toEqual([
      { path: 'silences[0]', because: 'noise', from: '2026-12-01T11:00:00Z', to: '2026-12-01T13:00:00Z' },
      { path: 'silences[1]', because: 'backups' },
    ]);
    const { told, silences: found } = explained({ severity: 'info' }, { silences, at: tuesdayNoon });
    expect([told, found.map(({ now }) => now)]).toEqual([[], [true, false]]);
    expect(explained({ severity: 'info' }, { silences }).told).toEqual(['mail']);
    expect(explained({ severity: 'info' }, { silences, at: at('2026-12-01T13:00:00Z') }).told).toEqual(['mail']);
  });

  test('says what could inhibit the alert and what it could inhibit, with the labels that must be equal', () => {
    const { inhibitedBy, inhibits } = explained({ alertname: 'Slow', severity: 'warning', cluster: 'b' });
    expect(inhibitedBy).toEqual([{ path: 'inhibitRules[0]', name: 'worse', matchers: ['severity="critical"'], equal: { cluster: 'b' }, isOnBothSides: false }]);
    expect(inhibits).toEqual([]);
    const down = explained({ alertname: 'Down', severity: 'critical', cluster: 'a' });
    expect(down.inhibitedBy).toMatchObject([{ path: 'inhibitRules[1]', isOnBothSides: true }]);
    expect(down.inhibits).toMatchObject([{ path: 'inhibitRules[0]', matchers: ['severity=~"info|warning"'] }, { path: 'inhibitRules[1]', isOnBothSides: true }]);
  });

  test('tells nobody while an alert fires that inhibits, and names that alert', () => {
    const warning = { alertname: 'Slow', severity: 'warning', cluster: 'b' };
    const critical = { alertname: 'Down', severity: 'critical', cluster: 'b' };
    const inhibited = explained(warning, { firing: [critical] });
    expect([inhibited.told, inhibited.inhibitedBy.map(({ by }) => by)]).toEqual([[], [critical]]);
    const free = explained(warning, { firing: [{ ...critical, cluster: 'c' }] });
    expect([free.told, free.inhibitedBy.map(({ by }) => by)]).toEqual([['log'], [undefined]]);
  });

  test('can be written as JSON without a loss', () => {
    const whole = explained({ alertname: 'Slow', severity: 'info', cluster: 'a' }, { at: tuesdayNight, firing: [{ severity: 'critical', cluster: 'a' }] });
    expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
  });
});

describe('the text of an explained route', () => {
  test('says who is told first, and then all that is known', () => {
    const silences = [silence({ matchers: ['severity="info"'], from: '2026-12-01T11:00:00Z', to: '2026-12-01T13:00:00Z', because: 'noise' })];
    expect(routeText(explained({ alertname: 'Slow', severity: 'info', cluster: 'a' }, { at: tuesdayNight, silences, firing: [{ alertname: 'Down', cluster: 'a' }] }))).toBe(
      [
        'alert {alertname="Slow", severity="info", cluster="a"} at 2026-12-01T22:30:00Z',
        'tells nobody',
        '',
        'mail (email), muted now',
        '  by         route',
        '             route.routes[1]: severity="info"',
        '  grouped by nothing, one group for all',
        '  sent       after 30s, what is new after 5m, again after 4h',
        '  muted in   "nights", which is now',
        '  active in  "office", which is now',
        '',
        'silenced by plan',
        '  silences[0]: from 2026-12-01T11:00:00Z to 2026-12-01T13:00:00Z, which is not now: noise',
        '',
        'can be inhibited',
        '  inhibitRules[0] "worse": while an alert fires with severity="critical" and with the same cluster="a"',
        '  inhibitRules[1]: while an alert fires with alertname="Down", cluster="a" and with the same cluster="a"; now by {alertname="Down", cluster="a"}',
        '',
        'does not go by',
        '  route.routes[0] to pager: severity="critical" fails, got "info"',
        '  route.routes[2] to log: not asked, route.routes[1] before it does not continue',
        '',
      ].join('\n'),
    );
  });

  test('leaves out what there is nothing to say of', () => {
    expect(routeText(explainRoute(configOf({}), {}))).toBe(
      ['alert {}', 'tells team', '', 'team (tells nobody)', '  by         route', '  grouped by nothing, one group for all', '  sent       after 30s, what is new after 5m, again after 4h', ''].join('\n'),
    );
  });

  test('says that an alert on both sides of a rule is a case of its own', () => {
    expect(routeText(explained({ alertname: 'Down', severity: 'critical', cluster: 'a' }))).toContain('  inhibitRules[1]: alerts with alertname=~".*" and with the same cluster="a"; only one that is not on both sides');
  });
});
