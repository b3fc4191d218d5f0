import { Duration, formatFindings, native, type PackFacts, type RuleGroupSpec, type PrometheusStackSpec } from '../../lib';
import { packs } from '../../lib/packs';
import { analyze } from '../../lib/promql/analyze';
import { partsOf } from '../../lib/promql/ast';
import { availability } from '../../stacks/tta-dev/rules/availability';
import { cost } from '../../stacks/tta-dev/rules/cost';
import { performance } from '../../stacks/tta-dev/rules/performance';
import { slo } from '../../stacks/tta-dev/rules/slo';

/** A pack as one calls it who knows of its options only what it says of itself. */
type AnyPack = ((options: object) => RuleGroupSpec[]) & { readonly facts: PackFacts };

const all = [...packs, slo, performance, cost, availability].map((pack: AnyPack) => ({ name: pack.facts.name, pack }));
const rulesOf = (groups: readonly RuleGroupSpec[]) => groups.flatMap(({ rules = [] }) => rules);
const recordedBy = (groups: readonly RuleGroupSpec[]): string[] => rulesOf(groups).flatMap((rule) => ('record' in rule ? [rule.record] : []));

/** The options of the pack and of its alerts, with other times where a time is the default: `undefined` leaves it. */
function timed({ facts }: AnyPack, change: (time: Duration) => Duration | undefined): object {
  const changed = (options: Readonly<Record<string, unknown>>): object =>
    Object.fromEntries(
      Object.entries(options).flatMap(([option, value]) => {
        const other = typeof value === 'string' && /^\d+(ms|[smhdwy])$/.test(value) ? change(Duration.parse(value)) : undefined;
        return other === undefined ? [] : [[option, other.toString()]];
      }),
    );
  return { ...changed(facts.options), ...Object.fromEntries(facts.alerts.map(({ name, options }) => [name, changed(options)])) };
}

test.each(all)('every range, step and offset of $name is an option', ({ pack }) => {
  const chosen = new Set<number>();
  // Times that no default is, and that differ from each other; less than a minute, at which latencies end.
  const options = timed(pack, () => {
    const other = Duration.milliseconds(30_001 + 7 * chosen.size);
    chosen.add(other.seconds);
    return other;
  });
  const looked = rulesOf(pack(options)).flatMap(({ expr }) => analyze(expr).selections.flatMap(({ range, offset, resampled }) => [range, offset, ...resampled.flatMap((around) => [around.range, around.step])]));
  expect(looked.flatMap((time) => (time?.seconds === undefined || chosen.has(time.seconds) ? [] : [time.seconds]))).toEqual([]);
});

const errorsOf = (ruleGroups: RuleGroupSpec[], also: Partial<PrometheusStackSpec> = {}): string => {
  const { findings } = native('pack', {
    global: { externalLabels: { cluster: 'c' } },
    storage: { size: '10Gi' },
    alertmanager: { config: { route: { receiver: 'nobody' }, receivers: [{ name: 'nobody' }] } },
    ruleGroups,
    ...also,
  });
  return formatFindings(findings.filter(({ severity }) => severity === 'error'));
};

describe('a server that scrapes every five minutes', () => {
  const slow: Partial<PrometheusStackSpec> = { global: { scrapeInterval: '5m', externalLabels: { cluster: 'c' } }, flags: { queryLookbackDelta: '15m' } };

  test.each(all)('has $name without an error, with longer windows', ({ pack }) => {
    // What is about a scrape or a request is shorter than a minute, and stays.
    const longer = timed(pack, (time) => (time.seconds >= 60 && time.seconds < 1800 ? Duration.parse('30m') : undefined));
    expect(errorsOf(pack(longer), slow)).toBe('');
  });

  test('cannot have the windows that are meant for others', () => {
    expect(errorsOf(all.flatMap(({ pack }) => pack({})), slow)).toContain('rule-range-one-sample');
  });
});

describe('several clusters in one server', () => {
  test.each(all)('$name is narrowed wherever it looks, but for what it records and which of its alerts fire', ({ pack }) => {
    const narrowed = pack({ selector: 'cluster="west"' });
    const own = new Set([...recordedBy(narrowed), 'ALERTS']);
    const selections = rulesOf(narrowed).flatMap(({ expr }) => analyze(expr).selections);
    expect(rulesOf(narrowed)).toHaveLength(rulesOf(pack({})).length);
    expect(selections.filter(({ metrics = [], matchers }) => metrics.some((metric) => own.has(metric)) === matchers.some(({ label }) => label === 'cluster'))).toEqual([]);
  });

  test.each(all)('$name has each by itself, in all that it sums up and matches', ({ pack }) => {
    const groups = pack({ by: ['cluster'] });
    const lists = rulesOf(groups).flatMap(({ expr }) => {
      const { expression, faults } = analyze(expr);
      expect(faults).toEqual([]);
      return expression === undefined ? [] : [...partsOf(expression)].flatMap((part) => {
        if (part.kind === 'aggregation') return [part.grouping ?? { mode: 'by', labels: [] }];
        return part.kind === 'binary' && part.matching !== undefined ? [{ mode: part.matching.by === 'on' ? 'by' : 'without', labels: part.matching.labels }] : [];
      });
    });
    expect(lists.filter(({ mode, labels }) => labels.includes('cluster') !== (mode === 'by'))).toEqual([]);
    expect(recordedBy(groups)).toEqual(recordedBy(pack({})));
    expect(errorsOf(groups)).toBe('');
  });

  test('says which cluster, of every alert but those that fire for all', () => {
    const lacking = all.flatMap(({ pack }) => rulesOf(pack({ by: ['cluster'] }))).flatMap((rule) => ('alert' in rule && analyze(rule.expr).labels.of('cluster').presence === 'lacks' ? [rule.alert] : []));
    expect(lacking).toEqual(['NoTargetAtAll', 'Watchdog']);
  });

  test.each(all.filter(({ pack }) => pack.facts.metrics.length > 0))('$name is used for each, and what one records the other does not read', ({ pack }) => {
    const use = (cluster: string): RuleGroupSpec[] => pack({ name: cluster, selector: `cluster="${cluster}"`, by: ['cluster'] });
    const own = new Set(recordedBy(pack({})));
    const read = rulesOf(use('west')).flatMap(({ expr }) => analyze(expr).selections).filter(({ metrics = [] }) => metrics.some((metric) => own.has(metric)));
    expect(read.filter(({ matchers }) => !matchers.some(({ label, value }) => label === 'cluster' && value === 'west'))).toEqual([]);
    expect(errorsOf([...use('west'), ...use('east')])).toBe('');
  });
});
