import fc, { type Arbitrary } from 'fast-check';

import { functions, argumentType } from '../../../lib/promql/functions';

/** Random expressions, by the type that they have when nothing is wrong in them. */
interface Expressions {
  vector: string;
  scalar: string;
  matrix: string;
  string: string;
}

/** What random expressions are made of. */
export interface Vocabulary {
  readonly metrics: readonly string[];
  readonly labels: readonly string[];
  readonly values: readonly string[];
  /** Only functions that the server has without a feature. */
  readonly stableOnly: boolean;
  /** Only what every engine can evaluate on plain samples: no time shifts, and numbers of moderate size. */
  readonly plain: boolean;
}

const everyday: Vocabulary = {
  metrics: ['up', 'http_requests_total', 'job:errors:rate5m', 'sum', 'offset', 'and', 'range', 'Start', 'by', '_', ':', 'fill', 'e5'],
  labels: ['job', 'instance', 'le', 'on', 'sum', 'group_left', 'offset', '__name__', 'a:b'],
  values: ['api', 'web', '', 'a b', 'ü'],
  stableOnly: false,
  plain: false,
};

const numbers = ['0', '1', '-1', '0.5', '5.', '.5', '1e3', '1E-3', '0x1F', '1_000', '007', '08', 'Inf', '-inf', 'NaN', '5m', '1h30m', '+3', '0x1e ', '1_0.5'];
const plainNumbers = ['0', '1', '2', '0.5', '-1', '3', '10'];
const durations = ['5m', '1h', '1m30s', '300', '1d', '10ms', '5m * 2', '-(5m)', '(1h)', 'step()', '5m + step()', 'max_of(step(), 5m)', '2 ^ 3 ^ 1', '10m - 5m % 2m', '1y2w'];
const offsets = ['5m', '-5m', '0', '(5m)', '-(1h)', 'step()', '-step()', 'min_of(1m, 2m)', '+1h', '- -5m'];

/** Expressions that are right in most cases; a few combine what the types forbid. */
export function expressions(vocabulary: Vocabulary = everyday): Arbitrary<string> {
  const tree = fc.letrec<Expressions>((tie: Tie) => ({
    vector: fc.oneof({ depthSize: 'small', withCrossShrink: true }, selector(vocabulary), call('vector', vocabulary, tie), aggregation(vocabulary, tie), binary(vocabulary, tie), prefixed(tie('vector')), selector(vocabulary)),
    scalar: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constantFrom(...(vocabulary.plain ? plainNumbers : numbers)), call('scalar', vocabulary, tie), scalars(vocabulary, tie)),
    matrix: fc.oneof({ depthSize: 'small', withCrossShrink: true }, ranged(vocabulary), subquery(vocabulary, tie)),
    string: text(vocabulary),
  }));
  return vocabulary.plain ? tree.vector : fc.oneof({ weight: 8, arbitrary: tree.vector }, { weight: 1, arbitrary: tree.scalar }, { weight: 1, arbitrary: tree.matrix }, { weight: 1, arbitrary: tree.string });
}

type Tie = fc.LetrecTypedTie<Expressions>;

const blanks = fc.constantFrom('', ' ', '\n', ' # note\n');
const join = (...parts: readonly (string | Arbitrary<string>)[]): Arbitrary<string> => fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((texts) => texts.join(''));
const list = (item: Arbitrary<string>, least = 0): Arbitrary<string> => fc.array(item, { minLength: least, maxLength: 3 }).map((items) => items.join(', '));

function text({ values }: Vocabulary): Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...values), fc.constantFrom('"', "'", '`')).map(([value, quote]) => `${quote}${value}${quote}`);
}

function matcher(vocabulary: Vocabulary): Arbitrary<string> {
  const label = fc.constantFrom(...vocabulary.labels.filter((name) => !name.includes(':')));
  const plain = join(label, fc.constantFrom('=', '!=', ' = '), text(vocabulary));
  const regex = join(label, fc.constantFrom('=~', '!~'), fc.constantFrom('"api|web"', '".+"', '".*"', '"a.*"', '"(?i:API)"', '"w[a-e]b"', "'5..'", '`\\d+`'));
  return fc.oneof(plain, regex, ...(vocabulary.plain ? [] : [join('"', fc.constantFrom('a.b', 'ü', 'job'), '"="x"')]));
}

function selector(vocabulary: Vocabulary): Arbitrary<string> {
  const metric = fc.constantFrom(...vocabulary.metrics);
  const matchers = list(matcher(vocabulary));
  const named = fc.oneof(metric, join(metric, '{', matchers, '}'));
  if (vocabulary.plain) return named;
  return join(fc.oneof({ weight: 6, arbitrary: named }, join('{', list(matcher(vocabulary), 1), fc.constantFrom('', ','), '}'), fc.constantFrom('{"a.metric"}', '{"up", job="x"}')), modifiers());
}

function modifiers(): Arbitrary<string> {
  const offset = join(' offset ', fc.constantFrom(...offsets));
  const at = join(' @ ', fc.constantFrom('1700000000', 'start()', 'END()', '-3.', '5m'));
  return fc.oneof({ weight: 6, arbitrary: fc.constant('') }, offset, at, join(offset, at), join(at, offset), fc.constantFrom(' anchored', ' smoothed'));
}

function ranged(vocabulary: Vocabulary): Arbitrary<string> {
  const metric = join(fc.constantFrom(...vocabulary.metrics), '{', list(matcher(vocabulary)), '}');
  if (vocabulary.plain) return join(metric, '[', fc.constantFrom('2m', '5m'), ']');
  return join(metric, blanks, '[', fc.constantFrom(...durations), ']', modifiers());
}

function subquery(vocabulary: Vocabulary, tie: Tie): Arbitrary<string> {
  if (vocabulary.plain) return join('(', tie('vector'), ')[5m:1m]');
  return join(fc.oneof(selector(vocabulary), join('(', tie('vector'), ')')), '[', fc.constantFrom(...durations), ':', fc.oneof(fc.constant(''), fc.constantFrom(...durations)), ']', fc.constantFrom('', ' offset 1h', ' @ 5'));
}

/** Functions whose results depend on nothing but samples, or that the property tests can say nothing about. */
const unsteady: ReadonlySet<string> = new Set(['timestamp', 'sort', 'sort_desc', 'time']);

function call(returns: 'vector' | 'scalar', vocabulary: Vocabulary, tie: Tie): Arbitrary<string> {
  const chosen = [...functions].filter(([name, spec]) => spec.returns === returns && !(vocabulary.stableOnly && spec.feature !== undefined) && !(vocabulary.plain && unsteady.has(name)));
  return fc.constantFrom(...chosen).chain(([name, spec]) =>
    fc.integer({ min: spec.least, max: Math.min(spec.most, spec.least + 2) }).chain((count) => {
      const args = Array.from({ length: count }, (_, index) => argument(argumentType(spec, index) ?? 'vector', name, index, vocabulary, tie));
      return fc.tuple(...args).map((texts) => `${name}(${texts.join(', ')})`);
    }),
  );
}

function argument(type: keyof Expressions, name: string, index: number, vocabulary: Vocabulary, tie: Tie): Arbitrary<string> {
  if (!vocabulary.plain) return fc.oneof({ weight: 20, arbitrary: tie(type) }, { weight: 1, arbitrary: tie('vector') });
  // The engine refuses labels that are none when it runs, which the parser does not see.
  if (name === 'label_replace' && index > 0) return fc.constantFrom(...(({ 1: ['job', 'zone', 'fresh'], 2: ['x', '$1', 'p-$1', ''], 3: ['job', 'zone'], 4: ['(.*)', '(.+)', 'api', '(a.*)'] } as const)[index] ?? ['x'])).map((value) => JSON.stringify(value));
  if (type === 'string') return fc.constantFrom('"job"', '"zone"', '"fresh"');
  return type === 'scalar' ? fc.constantFrom(...plainNumbers) : tie(type);
}

function labels({ labels: names, plain }: Vocabulary): Arbitrary<string> {
  const name = fc.constantFrom(...names);
  return join('(', list(plain ? name : fc.oneof({ weight: 6, arbitrary: name }, name.map((label) => `"${label}"`))), ')');
}

function aggregation(vocabulary: Vocabulary, tie: Tie): Arbitrary<string> {
  const grouping = join(fc.constantFrom(' by ', ' without ', ...(vocabulary.plain ? [] : [' BY'])), labels(vocabulary));
  const experimental = vocabulary.stableOnly ? [] : [join('limitk(2, ', tie('vector'), ')')];
  const simple = join(fc.constantFrom('sum', 'avg', 'count', 'min', 'max', 'group', 'stddev', 'stdvar', ...(vocabulary.plain ? [] : ['SUM'])), grouping, '(', tie('vector'), ')');
  const bare = join(fc.constantFrom('sum', 'count', 'group'), '(', tie('vector'), ')');
  const parametric = join(fc.constantFrom('topk(1, ', 'bottomk(2, ', 'quantile(0.9, ', 'count_values("fresh", '), tie('vector'), ')', grouping);
  return fc.oneof(simple, bare, parametric, ...experimental);
}

function binary(vocabulary: Vocabulary, tie: Tie): Arbitrary<string> {
  const comparison = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');
  const arithmetic = fc.constantFrom('+', '-', '*', '/', ...(vocabulary.plain ? [] : ['%', '^', 'atan2', '</', '>/']));
  const matching = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, join(fc.constantFrom(' on ', ' ignoring '), labels(vocabulary)));
  const many = join(' on ', labels(vocabulary), fc.constantFrom(' group_left ', ' group_right(zone) ', ' group_left (fresh) '));
  const operand = join('(', tie('vector'), ')');
  return fc.oneof(
    join(operand, ' ', comparison, fc.constantFrom(' ', ' bool '), tie('scalar')),
    join(tie('scalar'), ' ', fc.oneof(comparison, arithmetic), ' ', operand),
    join(operand, ' ', arithmetic, matching, ' ', operand),
    join(operand, ' ', comparison, matching, ' ', operand),
    join(operand, ' ', fc.constantFrom('and', 'or', 'unless', ...(vocabulary.plain ? [] : ['OR'])), matching, ' ', operand),
    ...(vocabulary.plain ? [join(operand, ' * on (job) group_left (zone) (', tie('vector'), ')')] : [join(operand, ' ', arithmetic, many, operand), join(tie('vector'), ' + ', tie('vector'))]),
  );
}

function scalars({ plain }: Vocabulary, tie: Tie): Arbitrary<string> {
  return fc.oneof(join(tie('scalar'), fc.constantFrom(' + ', ' * ', ' - '), tie('scalar')), join('(', tie('scalar'), plain ? ' > bool ' : ' >= bool ', tie('scalar'), ')'));
}

const prefixed = (operand: Arbitrary<string>): Arbitrary<string> => join(fc.constantFrom('-', '(', '+'), operand).map((expression) => (expression.startsWith('(') ? `${expression})` : expression));
