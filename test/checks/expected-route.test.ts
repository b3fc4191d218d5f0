import { expectedRoute } from '../../lib/checks/expected-route';
import { emitAlertmanager } from '../../lib/alertmanager/emit';
import { alertmanagerDocument } from '../../lib/stack/documents';
import { resolveAlertmanager } from '../../lib/stack/resolve';
import type { AlertmanagerSpec } from '../../lib/stack/spec';
import { secretBesideConfig } from '../../lib/base/secret';
import { specOf } from '../alertmanager/reading';
import { foundInAlertmanager } from './found';

const config: AlertmanagerSpec['config'] = {
  route: {
    receiver: 'webhook',
    routes: [
      { receiver: 'pager', matchers: ['severity="critical"'], continue: true },
      { receiver: 'log', matchers: ['severity="critical"', 'team="a"'], muteTimeIntervals: ['nights'] },
      { receiver: 'mail', matchers: ['severity="warning"'] },
    ],
  },
  receivers: ['webhook', 'pager', 'log', 'mail'].map((name) => ({ name })),
  inhibitRules: [{ sourceMatchers: ['severity="critical"'], targetMatchers: ['severity="warning"'], equal: ['team'] }],
  timeIntervals: [{ name: 'nights', timeIntervals: [{ times: [{ startTime: '22:00', endTime: '24:00' }] }] }],
};

const silences: AlertmanagerSpec['silences'] = [{ matchers: ['team="a"'], from: '2026-12-01T10:00:00Z', to: '2026-12-01T11:00:00Z', because: 'the team moves' }];

type Expected = NonNullable<AlertmanagerSpec['expectRoutes']>[number];
const said = (expected: Expected) => foundInAlertmanager(expectedRoute, { config, silences, expectRoutes: [expected] });

const critical = { severity: 'critical', team: 'a' };
const warning = { severity: 'warning', team: 'a' };

describe('a promise', () => {
  test.each<[string, Expected]>([
    ['of one receiver', { labels: warning, receivers: ['mail'] }],
    ['of several, in any order', { labels: critical, receivers: ['log', 'pager'] }],
    ['of the receiver for all that is left', { labels: {}, receivers: ['webhook'] }],
    ['of nobody, while another alert inhibits', { labels: warning, whileFiring: [critical], receivers: [] }],
    ['of somebody, while another alert fires that does not', { labels: warning, whileFiring: [{ ...critical, team: 'b' }], receivers: ['mail'] }],
    ['of those who are not muted at that time', { labels: critical, at: '2026-12-01T22:30:00Z', receivers: ['pager'] }],
    ['of all, at a time when nobody is muted', { labels: critical, at: '2026-12-01T21:30:00Z', receivers: ['pager', 'log'] }],
    ['of nobody, within a planned silence', { labels: warning, at: '2026-12-01T10:00:00Z', receivers: [] }],
    ['of somebody, behind it', { labels: warning, at: '2026-12-01T11:00:00Z', receivers: ['mail'] }],
    ['without a time, as if nothing were planned', { labels: warning, receivers: ['mail'] }],
  ])('%s that is kept is not told', (_, expected) => {
    expect(said(expected)).toEqual([]);
  });

  test.each<[string, Expected, string]>([
    ['of a receiver whose route does not match', { labels: { severity: 'page' }, receivers: ['pager'] }, 'expected "pager", got "webhook", by route; route.routes[0] to "pager" needs severity="critical", got "page"'],
    ['of one receiver where two are told', { labels: critical, receivers: ['pager'] }, 'expected "pager", got "pager", "log", by route.routes[0] with severity="critical"; by route.routes[1] with severity="critical", team="a"'],
    ['of one receiver twice', { labels: warning, receivers: ['mail', 'mail'] }, 'expected "mail", "mail", got "mail", by route.routes[2] with severity="warning"'],
    ['of a route that is not asked', { labels: critical, receivers: ['pager', 'mail'] }, 'by route.routes[1] with severity="critical", team="a"; route.routes[2] to "mail" is not asked, route.routes[1] before it does not continue'],
    ['of somebody, where another alert inhibits', { labels: warning, whileFiring: [critical], receivers: ['mail'] }, 'expected "mail", got nobody, inhibited by inhibitRules[0] and {severity="critical", team="a"}'],
    ['of somebody, within a planned silence', { labels: warning, at: '2026-12-01T10:59:59Z', receivers: ['mail'] }, 'expected "mail", got nobody, silenced by silences[0]'],
    ['of somebody who is muted', { labels: critical, at: '2026-12-01T22:30:00Z', receivers: ['pager', 'log'] }, 'by route.routes[1] with severity="critical", team="a", which "nights" mutes'],
    ['of nobody', { labels: {}, receivers: [] }, 'expected nobody, got "webhook", by route'],
  ])('%s is told, and why', (_, expected, message) => {
    expect(said(expected)).toEqual([expect.stringContaining(message)]);
    expect(said(expected)[0]).toMatch(/^expectRoutes\[0\]\.receivers: /);
  });

  test('of how soon is held against every route that tells', () => {
    const times = { groupWait: '30s', groupInterval: '5m', repeatInterval: '4h' };
    expect(said({ labels: critical, receivers: ['pager', 'log'], ...times })).toEqual([]);
    expect(said({ labels: warning, whileFiring: [critical], receivers: [], repeatInterval: '1h' })).toEqual([]);
    expect(said({ labels: critical, receivers: ['pager', 'log'], groupWait: '10s', repeatInterval: '1h' })).toEqual([
      'expectRoutes[0].groupWait: expected 10s, got 30s from route.routes[0]',
      'expectRoutes[0].repeatInterval: expected 1h, got 4h from route.routes[0]',
    ]);
  });

  test('of a receiver that is not there is told by its name', () => {
    expect(said({ labels: {}, receivers: ['webhook', 'pagr'] })).toEqual(['expectRoutes[0].receivers[1]: unknown receiver "pagr"']);
  });

  test('does not reach alertmanager.yml', () => {
    const { alertmanager } = resolveAlertmanager('example', { config: specOf({}), expectRoutes: [{ labels: {}, receivers: ['team'] }] }).stack ?? {};
    if (alertmanager === undefined) throw new Error('the example cannot be read');
    expect(alertmanager.expectRoutes).toHaveLength(1);
    expect(alertmanagerDocument(alertmanager)).toEqual(emitAlertmanager(alertmanager.config, secretBesideConfig));
  });
});
