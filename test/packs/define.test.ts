import { alert, definePack, option, type AlertingRuleSpec, type RuleGroupSpec } from '../../lib';

const { count, share, time } = option;

const shop = definePack({
  name: 'shop',
  title: 'Shop',
  summary: 'Whether the shop sells',
  metrics: ['orders_total', 'queue_length', 'up'],
  interval: '1m',
  labels: { team: 'shop' },
  options: {
    /** Range of the rates. @default '5m' */
    window: time('5m'),
  },
  rules: ({ window }) => ({
    records: [{ record: `job:orders:rate${window}`, expr: `sum by (job) (rate(orders_total[${window}]))` }],
    alerts: {
      QueueFull: alert({
        severity: 'critical',
        for: '5m',
        options: {
          /** Share of the queue. @default '90%' */
          above: share('90%'),
        },
        rule: ({ above, for: held }) => ({
          expr: `queue_length > ${above.replace('%', '')}`,
          summary: `queue above ${above}`,
          description: `queue above ${above} for ${held}`,
          needs: [{ record: 'job:queue_length:max', expr: 'max by (job) (queue_length)' }],
        }),
      }),
      QueueLong: alert({
        severity: 'warning',
        for: '10m',
        options: {
          /** Orders that wait. @default 50 */
          above: count(50),
        },
        unless: { firing: ['QueueFull'], on: ['job'] },
        rule: ({ above }) => ({
          expr: `queue_length > ${above}\nor\nup == 0`,
          summary: 'long queue',
          description: `more than ${above}`,
          needs: [{ record: 'job:queue_length:max', expr: 'max by (job) (queue_length)' }, { record: 'job:queue_length:min', expr: 'min by (job) (queue_length)' }],
        }),
      }),
      NoOrders: alert({ severity: 'info', rule: () => ({ expr: `job:orders:rate${window} == 0`, summary: 'no orders', description: 'not one' }) }),
    },
  }),
});

const groupOf = (groups: readonly RuleGroupSpec[]): RuleGroupSpec => {
  const [group] = groups;
  if (group === undefined) throw new Error('no group');
  return group;
};
const rulesOf = (groups: readonly RuleGroupSpec[]) => groupOf(groups).rules ?? [];
const find = (groups: readonly RuleGroupSpec[], name: string): AlertingRuleSpec | undefined => rulesOf(groups).find((rule): rule is AlertingRuleSpec => 'alert' in rule && rule.alert === name);
const recorded = (groups: readonly RuleGroupSpec[]): string[] => rulesOf(groups).flatMap((rule) => ('record' in rule ? [rule.record] : []));

describe('a pack without options', () => {
  test('is one group with its records first, each once, and its alerts in their order', () => {
    expect(groupOf(shop())).toMatchObject({ name: 'shop', interval: '1m' });
    expect(rulesOf(shop()).map((rule) => ('record' in rule ? rule.record : rule.alert))).toEqual([
      'job:orders:rate5m', 'job:queue_length:max', 'job:queue_length:min', 'QueueFull', 'QueueLong', 'NoOrders',
    ]);
  });

  test('has on each alert its severity, the labels of the pack, its texts, and the address of its section', () => {
    expect(find(shop(), 'QueueFull')).toEqual({
      alert: 'QueueFull',
      expr: 'queue_length > 90',
      for: '5m',
      labels: { severity: 'critical', team: 'shop' },
      annotations: { summary: 'queue above 90%', description: 'queue above 90% for 5m', runbook_url: 'https://github.com/theinterneti/TTA.dev/blob/main/docs/packs/shop.md#queuefull' },
    });
  });

  test('has no time to wait on an alert that fires at once', () => {
    expect(find(shop(), 'NoOrders')).not.toHaveProperty('for');
    expect(find(shop(), 'NoOrders')).not.toHaveProperty('keepFiringFor');
  });

  test('is the same each time', () => {
    expect(shop()).toEqual(shop({}));
  });

  test('says of itself what pages and tests ask', () => {
    expect(shop.facts).toMatchObject({ name: 'shop', metrics: ['orders_total', 'queue_length', 'up'], options: { window: '5m' } });
    expect(shop.facts.alerts[0]).toEqual({ name: 'QueueFull', severity: 'critical', for: '5m', options: { above: '90%' } });
  });
});

describe('the options of a pack', () => {
  test('set thresholds and times, and what is left out stays', () => {
    const groups = shop({ QueueFull: { above: '0.5' }, QueueLong: { for: '1h' } });
    expect(find(groups, 'QueueFull')).toMatchObject({ expr: 'queue_length > 50', for: '5m', annotations: { summary: 'queue above 50%' } });
    expect(find(groups, 'QueueLong')).toMatchObject({ for: '1h' });
    expect(find(groups, 'QueueLong')?.expr).toContain('queue_length > 50\n');
  });

  test('that several rules share reach all of them', () => {
    const groups = shop({ window: '10m' });
    expect(recorded(groups)).toContain('job:orders:rate10m');
    expect(find(groups, 'NoOrders')?.expr).toBe('job:orders:rate10m == 0');
  });

  test('set severity, add, replace and remove labels and annotations, of all alerts and of one', () => {
    const groups = shop({
      labels: { team: 'ops', tier: '1' },
      annotations: { dashboard: 'https://grafana.example.org' },
      QueueFull: { severity: 'page', keepFiringFor: '15m', labels: { tier: '2', area: 'queue' }, annotations: { summary: 'full', runbook_url: false } },
      QueueLong: { labels: { team: false } },
    });
    expect(find(groups, 'QueueFull')).toMatchObject({ keepFiringFor: '15m', labels: { severity: 'page', team: 'ops', tier: '2', area: 'queue' } });
    expect(find(groups, 'QueueFull')?.annotations).toEqual({ summary: 'full', description: 'queue above 90% for 5m', dashboard: 'https://grafana.example.org' });
    expect(find(groups, 'QueueLong')?.labels).toEqual({ severity: 'warning', tier: '1' });
    expect(find(groups, 'NoOrders')?.labels).toEqual({ severity: 'info', team: 'ops', tier: '1' });
  });

  test('name the group, its interval and where the runbooks are', () => {
    const groups = shop({ name: 'shop-west', interval: '30s', runbooks: 'https://wiki.example.org' });
    expect(groupOf(groups)).toMatchObject({ name: 'shop-west', interval: '30s' });
    expect(find(groups, 'NoOrders')?.annotations?.['runbook_url']).toBe('https://wiki.example.org/shop.md#noorders');
  });

  test('add rules behind those of the pack, as they are written', () => {
    const mine = { alert: 'Mine', expr: 'queue_length > 1' };
    expect(rulesOf(shop({ also: [mine], selector: 'job="x"' })).at(-1)).toEqual(mine);
  });

  test('narrow what the pack reads, and neither its records nor its alerts', () => {
    const groups = shop({ selector: 'cluster="west"' });
    expect(rulesOf(groups).map(({ expr }) => expr)).toEqual([
      'sum by (job) (rate(orders_total{cluster="west"}[5m]))',
      'max by (job) (queue_length{cluster="west"})',
      'min by (job) (queue_length{cluster="west"})',
      'queue_length{cluster="west"} > 90',
      '(\nqueue_length{cluster="west"} > 50\nor\nup{cluster="west"} == 0\n)\nunless on (job) ALERTS{alertname="QueueFull", alertstate="firing"}',
      'job:orders:rate5m == 0',
    ]);
  });

  test('tell things apart by more labels, in all that is summed up and matched, in the alerts that are asked for, and under the same names', () => {
    const groups = shop({ by: ['cluster'] });
    expect(recorded(groups)).toEqual(recorded(shop()));
    expect(rulesOf(groups).map(({ expr }) => expr)).toEqual([
      'sum by (cluster, job) (rate(orders_total[5m]))',
      'max by (cluster, job) (queue_length)',
      'min by (cluster, job) (queue_length)',
      'queue_length > 90',
      '(\nqueue_length > 50\nor\nup == 0\n)\nunless on (cluster, job) ALERTS{alertname="QueueFull", alertstate="firing"}',
      'job:orders:rate5m == 0',
    ]);
  });

  test('narrow the records too, by the labels that they keep, for the pack may be used for another cluster as well', () => {
    const used = (by: readonly string[]): RuleGroupSpec[] => shop({ selector: 'cluster="west", zone!="a", tier="1"', by });
    expect(find(used(['cluster', 'zone']), 'NoOrders')?.expr).toBe('job:orders:rate5m{cluster="west", zone!="a"} == 0');
    expect(rulesOf(used(['cluster', 'zone']))[0]).toMatchObject({ record: 'job:orders:rate5m', labels: { cluster: 'west' } });
    expect(find(used(['tenant']), 'NoOrders')?.expr).toBe('job:orders:rate5m == 0');
    expect(rulesOf(used(['tenant']))[0]).not.toHaveProperty('labels');
  });
});

describe('an alert that is switched off', () => {
  test('is gone, and others no longer stay away for it', () => {
    const groups = shop({ QueueFull: false });
    expect(find(groups, 'QueueFull')).toBeUndefined();
    expect(find(groups, 'QueueLong')?.expr).toBe('queue_length > 50\nor\nup == 0');
    expect(find(shop(), 'QueueLong')?.expr).toContain('ALERTS{alertname="QueueFull"');
  });

  test('takes with it what only it needs to be recorded', () => {
    expect(recorded(shop({ QueueLong: false }))).toEqual(['job:orders:rate5m', 'job:queue_length:max']);
    expect(recorded(shop({ QueueLong: false, QueueFull: false }))).toEqual(['job:orders:rate5m']);
  });
});

/** What a pack says to options that the compiler has not seen. */
const said = (make: () => unknown): string => {
  try {
    make();
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
  return 'nothing';
};

describe('wrong options', () => {
  test('are refused by the compiler, each at its place', () => {
    // @ts-expect-error no alert has this name
    expect(said(() => shop({ QueueFul: { above: '50%' } }))).toContain('shop.QueueFul: unknown key "QueueFul"');
    // @ts-expect-error this alert has no such option
    expect(said(() => shop({ QueueLong: { below: 5 } }))).toContain('shop.QueueLong.below: unknown key "below"');
    // @ts-expect-error nor has one without any options of its own
    expect(said(() => shop({ NoOrders: { above: 5 } }))).toContain('shop.NoOrders.above: unknown key "above"');
    // @ts-expect-error a length of time is a text
    expect(said(() => shop({ NoOrders: { for: 5 } }))).toContain('shop.NoOrders.for: not a text, got 5');
    // @ts-expect-error an alert is switched off by false, and on by leaving it out
    expect(said(() => shop({ NoOrders: true }))).toContain('shop.NoOrders');
    // @ts-expect-error a rule that is added has an expression
    expect(rulesOf(shop({ also: [{ alert: 'Mine' }] }))).toContainEqual({ alert: 'Mine' });
    expect(said(() => shop({ QueueFull: { above: '50%' }, QueueLong: { above: 5 }, NoOrders: { for: '5m' } }))).toBe('nothing');
  });

  test('are told all at once, with what was meant', () => {
    const written: object = { QueueFul: { above: '50%' }, QueueLong: { below: 5 }, NoOrders: { for: 5 } };
    expect(said(() => shop(written))).toBe(
      [
        'the options of a pack are wrong:',
        'error wrong-type',
        '  shop.NoOrders.for: not a text, got 5',
        '    fix: write a text',
        'error unknown-key',
        '  shop.QueueFul: unknown key "QueueFul"',
        '    fix: did you mean "QueueFull"? known: NoOrders, QueueFull, QueueLong, also, annotations, by, interval, labels, name, runbooks, selector, window',
        'error unknown-key',
        '  shop.QueueLong.below: unknown key "below"',
        '    fix: known: above, annotations, for, keepFiringFor, labels, severity',
      ].join('\n'),
    );
  });

  test('of a known name are refused where they say nothing of their notation', () => {
    expect(said(() => shop({ QueueFull: { above: 'much' } }))).toContain('shop.QueueFull.above: not a ratio, got "much"');
    expect(said(() => shop({ window: '5 m' }))).toContain('shop.window: not a duration, got "5 m"');
    expect(said(() => shop({ by: [''] }))).toContain('shop.by[0]: not a label name');
    expect(said(() => shop({ QueueFull: { above: '70%' }, window: '5m', selector: 'job="x"', by: ['cluster'] }))).toBe('nothing');
  });

  test.each(['job=x', 'a="b"} or up{c="d"', 'a="b"} # ', 'a="b"} offset 5m # ', 'a="b"}[5m', 'a="b",,', ',', '"other"', '__name__="other"', 'a=~"("', 'a="b" c="d"', '# '])('take no selector %p', (selector) => {
    expect(said(() => shop({ selector }))).toContain(`shop.selector: not a list of matchers, got "${selector}"`);
  });

  test.each([
    ['job="x",', 'job="x"'],
    [" job='x' ", 'job="x"'],
    ['job!~"a|}",team=`\\d`', 'job!~"a|}", team="\\\\d"'],
    ['a="1", # why\nb="2"', 'a="1", b="2"'],
    ['"my.label"="x"', '"my.label"="x"'],
  ])('take the selector %p as matchers and nothing else', (selector, expected) => {
    expect(find(shop({ selector }), 'QueueFull')?.expr).toBe(`queue_length{${expected}} > 90`);
  });

  test('cannot keep an alert firing beside the graver one for which it stays away', () => {
    expect(said(() => shop({ QueueLong: { keepFiringFor: '1h' } }))).toContain('shop.QueueLong.keepFiringFor: fires on beside QueueFull, for which it stays away, got "1h"\n    fix: leave it out, or write QueueFull: false');
    expect(said(() => shop({ QueueLong: { keepFiringFor: '1h' }, QueueFull: false }))).toBe('nothing');
    expect(said(() => shop({ QueueFull: { keepFiringFor: '1h' } }))).toBe('nothing');
  });

  test('cannot set a label by which alerts are told apart', () => {
    expect(said(() => shop({ labels: { job: 'all' } }))).toContain('shop.labels.job: cannot be set: by "job" the alerts are told apart');
    expect(said(() => shop({ QueueFull: { labels: { job: false } } }))).toContain('shop.QueueFull.labels.job: cannot be set');
    expect(said(() => shop({ labels: { jobs: 'all' } }))).toBe('nothing');
    expect(said(() => shop({ labels: { cluster: 'west' }, by: ['cluster'] }))).toContain('shop.labels.cluster: cannot be set: by "cluster" the alerts are told apart');
    expect(said(() => shop({ labels: { cluster: 'west' } }))).toBe('nothing');
  });

  test('cannot tell alerts apart by what they set themselves', () => {
    expect(said(() => shop({ by: ['cluster', 'severity'] }))).toContain('shop.by[1]: the alerts set it themselves, got "severity"');
    expect(said(() => shop({ by: ['team'] }))).toContain('shop.by[0]: the alerts set it themselves, got "team"');
    expect(said(() => shop({ by: ['cluster', 'tenant'] }))).toBe('nothing');
  });
});

describe('a wrong pack', () => {
  const text = { expr: 'up', summary: 's', description: 'd' };
  const calm = alert({ severity: 'warning', unless: { firing: ['Grave'], on: ['job'] }, rule: () => text });
  const grave = alert({ severity: 'critical', rule: () => text });
  const parts = { name: 'p', title: 'P', summary: 's', metrics: ['up'] };

  test('has an alert that stays away for a later one, which would be evaluated after it', () => {
    expect(() => definePack({ ...parts, rules: () => ({ alerts: { Calm: calm, Grave: grave } }) })()).toThrow('p: "Calm" stays away for "Grave", which does not come before it');
    expect(() => definePack({ ...parts, rules: () => ({ alerts: { Grave: grave, Calm: calm } }) })()).not.toThrow();
  });

  test('has an alert with the name of an option', () => {
    expect(() => definePack({ ...parts, rules: () => ({ alerts: { also: grave } }) })()).toThrow('p: "also" is the name of an option');
  });
});
