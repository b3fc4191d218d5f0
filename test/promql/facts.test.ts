import { analyze } from '../../lib/promql/analyze';
import { labelsGiven } from '../../lib/promql/label-facts';

/** The labels of a result in short: `job has api|web, pod may, others lacks`. */
function labelsOf(source: string): string {
  const { labels, faults } = analyze(source);
  expect(faults).toEqual([]);
  const told = [...labels.names].sort().map((name) => {
    const { presence, values } = labels.of(name);
    return `${name} ${presence}${values === undefined ? '' : ` ${values.join('|')}`}`;
  });
  return [...told, `others ${labels.others.presence}`].join(', ');
}

test.each([
  ['up{job="api", zone=""}', '__name__ has up, job has api, zone lacks, others may'],
  ['{job=~"api|web", job!="web", zone!=""}', 'job has api, zone has, others may'],
  ['up{job=~"api|", x!~"a"}', '__name__ has up, job may api, x may, others may'],
  ['1', 'others lacks'],
  ['vector(1)', 'others lacks'],
  ['-up', '__name__ lacks, others may'],
  ['+up', '__name__ has up, others may'],
  ['rate(up{job="api"}[5m])', '__name__ lacks, job has api, others may'],
  ['last_over_time(up[5m])', '__name__ has up, others may'],
  ['sort(up)', '__name__ has up, others may'],
  ['hour()', '__name__ lacks, others lacks'],
  ['sum(up{job="api"})', 'others lacks'],
  ['sum by (job, pod) (up{job="api"})', 'job has api, pod may, others lacks'],
  ['sum by (__name__) (up)', '__name__ has up, others lacks'],
  ['sum without (pod) (up{job="api"})', '__name__ lacks, job has api, pod lacks, others may'],
  ['topk by (job) (1, up{zone="a"})', '__name__ has up, zone has a, others may'],
  ['count_values by (job) ("version", up)', 'job may, version has, others lacks'],
  ['count_values without (version) ("version", up)', '__name__ lacks, version lacks, others may'],
  ['histogram_quantile(0.9, sum by (le, job) (rate(x_bucket[5m])))', '__name__ lacks, job may, le lacks, others lacks'],
  ['up{job="api"} > 1', '__name__ has up, job has api, others may'],
  ['1 < up{job="api"}', '__name__ has up, job has api, others may'],
  ['up > bool 1', '__name__ lacks, others may'],
  ['up * 2', '__name__ lacks, others may'],
  ['a{x="1"} * b{y="2"}', '__name__ lacks, x has 1, y has 2, others may'],
  ['a{x="1"} * on (job) b{job="api"}', '__name__ lacks, job has api, others lacks'],
  ['a{x="1"} > on (job) b', 'job may, others lacks'],
  ['a{x="1"} * ignoring (x) b', '__name__ lacks, x lacks, others may'],
  ['a{x="1"} * on (job) group_left (node) b{node="n", y="2"}', '__name__ lacks, job may, node has n, x has 1, others may'],
  ['a{node="n"} * on (job) group_right (node) b{y="2"}', '__name__ lacks, job may, node has n, y has 2, others may'],
  ['a{x="1"} and on (job) b{job="api"}', '__name__ has a, job has api, x has 1, others may'],
  ['a{x="1"} unless b', '__name__ has a, x has 1, others may'],
  ['a{x="1"} or a{x="2"}', '__name__ has a, x has 1|2, others may'],
  ['sum(a) or b', '__name__ may, others may'],
  ['absent(up{job="api", pod=~"a.*", zone="", x="1", x!="2"})', 'job has api, others lacks'],
  ['absent(up{job=~"a.*", job="api"})', 'job has api, others lacks'],
  ['absent(up{job="api", job=~"a.*"})', 'others lacks'],
  ['absent_over_time(up{job="api"}[5m])', 'job has api, others lacks'],
  ['absent(sum(up{job="api"}))', 'others lacks'],
  ['label_replace(up, "team", "core", "", "")', '__name__ has up, team has core, others may'],
  ['label_replace(up, "team", "core", "job", "api")', '__name__ has up, team may, others may'],
  ['label_replace(up{job="api"}, "team", "$1-x", "job", "(.*)")', '__name__ has up, job has api, team has api-x, others may'],
  ['label_replace(up{job="api"}, "team", "$1", "job", "(web)")', '__name__ has up, job has api, team may, others may'],
  ['label_replace(up{job!=""}, "team", "$1", "job", "(.+)")', '__name__ has up, job has, team has, others may'],
  ['label_replace(up{job="api"}, "job", "", "job", ".*")', '__name__ has up, job lacks, others may'],
  ['label_join(up{job="api"}, "all", "-", "job", "pod")', '__name__ has up, all has, job has api, others may'],
  ['label_join(sum(up), "all", "", "pod")', 'all lacks, others lacks'],
  ['max_over_time(sum by (job) (up)[5m:])', '__name__ lacks, job may, others lacks'],
])('%s has the labels: %s', (source, labels) => {
  expect(labelsOf(source)).toBe(labels);
});

test('a label that is gone says what removed it, and where', () => {
  const source = 'sum by (job) (up) / sum(up)';
  const { because } = analyze('sum by (job) (up)').labels.of('instance');
  expect(because).toEqual({ from: 4, to: 12, message: '"by (job)" keeps only these labels' });
  expect(analyze(source).mismatches).toMatchObject([{ label: 'job', isCertain: false, left: { presence: 'may' }, right: { presence: 'lacks', because: { message: 'sum() without "by" keeps no label' } } }]);
});

test.each([
  ['a / b', []],
  ['a{x="1"} / b', []],
  ['sum by (job) (a) / sum by (job) (b)', []],
  ['sum by (job) (a) / on () group_left sum(b)', []],
  ['sum by (job) (a) or sum(b)', []],
  ['a / sum(b)', ['any label: may/lacks']],
  ['a{x="1"} / sum(b)', ['x: has/lacks, never']],
  ['sum by (job) (a) / sum by (pod) (b)', ['job: may/lacks', 'pod: lacks/may']],
  ['sum by (job) (a) / on (pod) sum by (pod) (b)', ['pod: lacks/may']],
  ['a{x="1"} and b{x="2"}', ['x: has/has, never']],
  ['a{x="1"} and ignoring (x) b{x="2"}', []],
])('the sides of %s differ in %p', (source, differing) => {
  expect(analyze(source).mismatches.map(({ label, left, right, isCertain }) => `${label ?? 'any label'}: ${left.presence}/${right.presence}${isCertain ? ', never' : ''}`)).toEqual(differing);
});

test.each([
  ['up', 'sometimes'], ['1', 'always'], ['vector(0)', 'always'], ['scalar(up)', 'always'], ['sum(up)', 'sometimes'], ['sum(up) or vector(0)', 'always'], ['vector(1) and vector(2)', 'always'], ['day_of_week() == 1', 'sometimes'],
  ['vector(1) == 1', 'always'], ['vector(1) and on () up', 'sometimes'], ['up unless down', 'sometimes'], ['absent(up)', 'sometimes'], ['absent(vector(1) == 2)', 'always'], ['rate(vector(1)[5m:])', 'sometimes'], ['clamp(vector(1), 0, 2)', 'always'],
  ['group(up) != 1 or up', 'sometimes'], ['scalar(group(up)) != bool 1', 'always'], ['rate((-up)[5m:]) < 0', 'sometimes'],
  ['rate(temp[5m]) < 0', 'sometimes'], ['increase(a_sum[5m]) < 0', 'sometimes'], ['irate(job:a:a_total[5m]) < 0', 'sometimes'], ['rate({__name__=~"a_total|b"}[5m]) < 0', 'sometimes'], ['rate({__name__=~".+_total"}[5m]) < 0', 'sometimes'], ['rate({job="a"}[5m]) < 0', 'sometimes'], ['rate(a_total[5m:]) < 0', 'sometimes'],
])('%s returns something %s', (source, returns) => {
  expect(analyze(source).outcome).toEqual({ returns });
});

test.each([
  ['count(up) == 0', '[==] "==" never holds: the left side is never below 1, the right side always 0'],
  ['absent(up) == 0', '[==] "==" never holds: the left side is always 1, the right side always 0'],
  ['day_of_week() > 6', '[>] ">" never holds: the left side is from 0 to 6, the right side always 6'],
  ['rate(http_requests_total[5m]) < 0', '[<] "<" never holds: the left side is never below 0, the right side always 0'],
  ['sum(increase({__name__=~"a_bucket|a_count"}[5m])) < 0', '[<] "<" never holds: the left side is never below 0, the right side always 0'],
  ['irate((a_total[5m])) < 0', '[<] "<" never holds: the left side is never below 0, the right side always 0'],
  ['rate((a > 0)[5m:]) < 0', '[<] "<" never holds: the left side is never below 0, the right side always 0'],
  ['(up > 5) < 3', '[<] "<" never holds: the left side is never below 5, the right side always 3'],
  ['clamp_max(up, 1) * 2 >= 3', '[>=] ">=" never holds: the left side is never above 2, the right side always 3'],
  ['group(up) != 1', '[!=] "!=" never holds: the left side is always 1, the right side always 1'],
  ['up{job="api", job=~"web|db"}', '[job="api", job=~"web|db"] no value passes job="api" and job=~"web|db"'],
  ['sum(up{job="a", job="b"}) > 1', '[job="a", job="b"] no value passes job="a" and job="b"'],
  ['a{x="1"} / sum(b)', '[/] the left side has the label "x", the right side never does'],
  ['sum(a) / b{x="1"}', '[/] the right side has the label "x", the left side never does'],
  ['a{x="1"} and b{x="2"}', '[and] the sides never agree in the label "x"'],
  ['up unless on () vector(1)', '[unless on ()] "unless" excludes everything: its right side is always there'],
  ['absent(vector(1))', '[absent(vector(1))] what absent() waits for is always there'],
  ['topk(0, up)', '[topk] topk() of less than 1 picks nothing'],
  ['clamp(up, 2, 1)', '[clamp] clamp() to nothing: its lower bound is always 2, its upper one always 1'],
])('%s never returns anything: %s', (source, reason) => {
  const { returns, because } = analyze(source).outcome;
  expect([returns, because && `[${source.slice(because.from, because.to)}] ${because.message}`]).toEqual(['never', reason]);
});

test('what is read is listed with its metrics, range, time and the functions around it', () => {
  const source = 'sum by (job) (rate(a{x="1"}[5m] offset 1h)) / on (job) {__name__=~"b|c"} unless absent(max_over_time((d @ 5)[1h:1m])) or vector(1)';
  const read = analyze(source).selections.map(({ metrics, range, offset, at, inside, resampled }) => [metrics, range?.seconds, offset?.seconds, at, inside.join(' '), resampled.map((around) => [around.range.seconds, around.step?.seconds])]);
  expect(read).toEqual([
    [['a'], 300, 3600, undefined, 'rate sum or', []],
    [['b', 'c'], undefined, undefined, undefined, 'or', []],
    [['d'], undefined, undefined, 5, 'max_over_time absent unless or', [[3600, 60]]],
  ]);
});

test('a metric whose name is not known is not listed as one', () => {
  expect(analyze('{__name__=~"a.*"} + {job="x"}').selections.map(({ metrics }) => metrics)).toEqual([undefined, undefined]);
});

test('what depends on the version or on a feature is listed with the first version, and everyday syntax is not', () => {
  const source = 'sgn(sum(a @ 5 offset -1h)) + (b atan2 limitk(1, c smoothed)) >/ rate(d[step() * 2])';
  const uses = analyze(source, ['promql-experimental-functions']).uses.map(({ from, to, what, since, feature }) => [source.slice(from, to), what, since, feature]);
  expect(uses).toEqual([
    ['sgn', 'the function "sgn"', '2.26', undefined],
    ['a @ 5 offset -1h', 'the modifier "@"', '2.33', undefined],
    ['-1h', 'an offset into the future', '2.33', undefined],
    ['atan2', 'the operator "atan2"', '2.31', undefined],
    ['limitk', 'the aggregation "limitk"', '2.54', 'promql-experimental-functions'],
    ['c smoothed', '"smoothed"', '3.16', undefined],
    ['>/', 'the operator ">/"', '3.11', undefined],
    ['step() * 2', 'arithmetic of durations', '3.14', undefined],
  ]);
  expect(analyze('sum by (job) (rate(a[5m] offset 1h)) > 0.5').uses).toEqual([]);
});

test('what an expression needs is told from what may be missing', () => {
  const needed = (source: string): string => analyze(source, ['promql-experimental-functions', 'promql-binop-fill-modifiers']).selections.map(({ metrics, isNeeded }) => `${metrics?.join('|') ?? ''}${isNeeded ? '' : '?'}`).join(' ');
  expect(needed('sum(rate(a[5m])) / on (job) b > 1')).toBe('a b');
  expect(needed('(a or b) and c unless d')).toBe('a? b? c d?');
  expect(needed('absent(a) + scalar(b) * max_over_time(c[1h:])')).toBe('a? b? c');
  expect(needed('info(a, {x="1"}) + fill_right (0) b')).toBe('a ? b?');
});

test('the borders of a range are listed with it', () => {
  expect(analyze('rate(a[5m] smoothed) + rate(b[5m])').selections.map(({ borders }) => borders)).toEqual(['smoothed', undefined]);
});

test('what is known of a metric is known of what reads it', () => {
  const { labels: recorded } = analyze('sum by (job, zone) (up{job="api"})');
  const labelsOf = labelsGiven((metric) => (metric === 'job:up:sum' ? recorded.with('team', { presence: 'has', values: ['shop'] }) : undefined));
  const told = (source: string, label: string) => {
    const { expression } = analyze(source);
    return expression && labelsOf(expression).of(label);
  };
  expect(told('max_over_time(job:up:sum[1h]) > 0', 'instance')).toEqual({ presence: 'lacks', because: { from: 14, to: 24, message: '"job:up:sum" is recorded without it' } });
  expect(told('job:up:sum', 'team')).toEqual({ presence: 'has', values: ['shop'] });
  expect(told('job:up:sum{zone="north"}', 'zone')).toMatchObject({ presence: 'has', values: ['north'] });
  expect(told('{__name__=~"job:up:sum|up"}', 'instance')).toMatchObject({ presence: 'may' });
  expect(told('up', 'instance')).toMatchObject({ presence: 'may' });
});

test.each([
  ['up', 1, 0, 0, 1],
  ['rate(a[5m]) / rate(b[5m] offset 1h)', 2, 0, 3900, 20],
  ['avg_over_time(sum(a)[7d:5m])', 1, 1, 604_800, 2016],
  ['max_over_time(rate(a[1h])[1d:] offset 1d)', 1, 1, 176_400, 2880 * 120],
  ['a unless on () b + 1', 2, 0, 0, 2],
  ['rate(a[step()])', 1, 0, 0, 1],
])('%s has %i selectors and %i subqueries, looks back %i s, and reads %i samples a series', (source, selectors, subqueries, reach, samples) => {
  const cost = analyze(source).cost;
  expect([cost?.selectors, cost?.subqueries, cost?.reach, cost?.samples({ scrape: 30, step: 30 })]).toEqual([selectors, subqueries, reach, samples]);
});

test('an expression with faults costs nothing that anybody knows', () => {
  expect(analyze('rate(a)').cost).toBeUndefined();
});

test.each([
  ['count by (zone) (sum(a))', ['by zone: sum() without "by" keeps no label']],
  ['sum(a) / on (zone, job) sum by (job) (b)', ['on zone: sum() without "by" keeps no label']],
  ['count by (zone) (a)', []],
  ['count without (zone) (sum(a))', []],
])('%s names in vain: %p', (source, missing) => {
  expect(analyze(source).missingLabels.map(({ word, label, because }) => `${word} ${label}: ${because?.message ?? ''}`)).toEqual(missing);
});
