import type { Labels } from '../../../lib/prometheus/relabel/label-builder';
import type { TargetRelabelSpec } from '../../../lib/prometheus/relabel/rule';
import type { ScrapeConfigSpec } from '../../../lib/prometheus/scrape-config';

/** The address of every target here; nothing listens there. */
export const address = '127.0.0.1:9';

/** A target and rules whose outcome is easily guessed wrong. */
export interface OddTarget {
  readonly title: string;
  /** Labels that stand beside the target. */
  readonly labels?: Labels;
  /** What else the job says. */
  readonly job?: Partial<ScrapeConfigSpec>;
  readonly rules: readonly TargetRelabelSpec[];
  /** The labels of its series besides `job` and `instance` (an empty one is missing), and how it is scraped; or what stops it. */
  readonly becomes: { readonly labels?: Labels; readonly url?: string; readonly interval?: string; readonly timeout?: string } | { readonly dropped: number } | { readonly refused: string };
}

export const oddTargets: readonly OddTarget[] = [
  {
    title: 'a number made of a value, as large as it gets',
    rules: [
      { action: 'hashmod', sourceLabels: ['__address__'], modulus: 1_000, targetLabel: 'shard' },
      { action: 'hashmod', sourceLabels: ['__address__', 'shard'], separator: 'ü', modulus: Number.MAX_SAFE_INTEGER, targetLabel: 'hash' },
      { action: 'hashmod', sourceLabels: ['missing'], modulus: 1, targetLabel: 'zero' },
    ],
    becomes: { labels: { shard: '272', hash: '1405927159024307', zero: '0' } },
  },
  { title: 'a regex that matches a part', labels: { a: 'foobar' }, rules: [{ sourceLabels: ['a'], regex: 'foo', targetLabel: 'b' }], becomes: { labels: { a: 'foobar' } } },
  { title: 'a dot and a line break', labels: { a: 'x\ny' }, rules: [{ sourceLabels: ['a'], regex: 'x.y', targetLabel: 'a', replacement: 'z' }], becomes: { labels: { a: 'z' } } },
  { title: 'an empty result', labels: { a: 'x' }, rules: [{ sourceLabels: ['missing'], targetLabel: 'a' }], becomes: { labels: {} } },
  { title: 'an empty replacement', labels: { a: 'x' }, rules: [{ targetLabel: 'a', replacement: '' }], becomes: { labels: {} } },
  { title: 'no match', labels: { a: 'x' }, rules: [{ sourceLabels: ['a'], regex: 'y', targetLabel: 'a', replacement: '' }], becomes: { labels: { a: 'x' } } },
  { title: 'an empty regex', labels: { a: 'x' }, rules: [{ sourceLabels: ['a'], regex: '', targetLabel: 'b', replacement: 'y' }, { sourceLabels: ['b'], regex: '', targetLabel: 'c', replacement: 'z' }], becomes: { labels: { a: 'x', c: 'z' } } },
  {
    title: 'dollars',
    labels: { a: 'x' },
    rules: [
      { sourceLabels: ['a'], targetLabel: 'two', replacement: '$$1 $$' },
      { sourceLabels: ['a'], targetLabel: 'one', replacement: '$ ${ $- $1' },
      { sourceLabels: ['a'], targetLabel: 'glued', replacement: '$1x|${1}x' },
      { sourceLabels: ['a'], targetLabel: 'whole', replacement: '$0$9' },
      { targetLabel: 'none', replacement: '$$5' },
    ],
    becomes: { labels: { a: 'x', two: '$1 $', one: '$ ${ $- x', glued: '|xx', whole: 'x', none: '$5' } },
  },
  {
    title: 'groups by name, and one that takes no part',
    labels: { a: 'key=value' },
    rules: [
      { sourceLabels: ['a'], regex: '(?P<key>\\w+)=(?<value>\\w+)', targetLabel: '${key}_of', replacement: '${value}-$key' },
      { sourceLabels: ['a'], regex: '(x)?(.*)', targetLabel: 'b', replacement: '<$1>$2' },
      { sourceLabels: ['a'], regex: '(?P<n>k).*|(?P<n>x)', targetLabel: 'c', replacement: '${n}' },
    ],
    becomes: { labels: { a: 'key=value', key_of: 'value-key', b: '<>key=value', c: 'k' } },
  },
  {
    title: 'letters that have two in another case',
    labels: { a: 'Straße ŉ ΑΣ İI ᾳ ᾼ ǆ ﬃ Ⅷ Ⓐ 𐐀' },
    rules: [
      { action: 'uppercase', sourceLabels: ['a'], targetLabel: 'upper' },
      { action: 'lowercase', sourceLabels: ['a'], targetLabel: 'lower' },
    ],
    becomes: { labels: { a: 'Straße ŉ ΑΣ İI ᾳ ᾼ ǆ ﬃ Ⅷ Ⓐ 𐐀', upper: 'STRAßE ŉ ΑΣ İI ᾼ ᾼ Ǆ ﬃ Ⅷ Ⓐ 𐐀', lower: 'straße ŉ ασ ii ᾳ ᾳ ǆ ﬃ ⅷ ⓐ 𐐨' } },
  },
  { title: 'a case of nothing', labels: { a: 'x' }, rules: [{ action: 'lowercase', sourceLabels: ['missing'], targetLabel: 'a' }], becomes: { labels: {} } },
  { title: 'equal values that are kept', labels: { a: 'x;y', b: 'x', c: 'y' }, rules: [{ action: 'keepequal', sourceLabels: ['b', 'c'], targetLabel: 'a' }], becomes: { labels: { a: 'x;y', b: 'x', c: 'y' } } },
  { title: 'values that are not equal', labels: { a: 'x' }, rules: [{ targetLabel: 'b', replacement: 'y' }, { action: 'keepequal', sourceLabels: ['a'], targetLabel: 'b' }], becomes: { dropped: 1 } },
  { title: 'two missing labels, which are equal', rules: [{ action: 'dropequal', sourceLabels: ['a'], targetLabel: 'b' }], becomes: { dropped: 0 } },
  { title: 'names of any characters', labels: { 'ä.b': 'x', 'with space': 'y' }, rules: [{ sourceLabels: ['ä.b', 'with space'], targetLabel: 'c.d/e' }, { action: 'labelmap', regex: 'with (.*)', replacement: '$1 only' }], becomes: { labels: { 'ä.b': 'x', 'with space': 'y', 'c.d/e': 'x;y', 'space only': 'y' } } },
  { title: 'a name made of groups that is empty', labels: { a: 'x' }, rules: [{ sourceLabels: ['a'], targetLabel: '$2', replacement: 'y' }], becomes: { labels: { a: 'x' } } },
  { title: 'a name made of groups that the older scheme lacks', labels: { a: 'x.y' }, job: { metricNameValidationScheme: 'legacy' }, rules: [{ sourceLabels: ['a'], targetLabel: '${1}', replacement: 'y' }], becomes: { labels: { a: 'x.y' } } },
  { title: 'a name copied under the older scheme, which nobody looks at', labels: { a: 'x' }, job: { metricNameValidationScheme: 'legacy' }, rules: [{ action: 'labelmap', regex: '(a)', replacement: '$1$2' }, { action: 'labelmap', regex: '(a)', replacement: '$2' }], becomes: { labels: { a: 'x', '': 'x' } } },
  { title: 'a copy over a label that is there', labels: { a: 'x', b: 'y' }, rules: [{ action: 'labelmap', regex: 'a', replacement: 'b' }], becomes: { labels: { a: 'x', b: 'x' } } },
  { title: 'copies that swap, from what was there before', labels: { x_a: '1', a: '2' }, rules: [{ action: 'labelmap', regex: 'x_(.)', replacement: '$1' }, { action: 'labelmap', regex: '(.)', replacement: 'x_$1' }], becomes: { labels: { x_a: '1', a: '1' } } },
  { title: 'a copy of the job and of a label beside it: what the job adds comes last', labels: { y_job: 'label' }, rules: [{ action: 'labelmap', regex: 'y_job|job', replacement: 'winner' }], becomes: { labels: { y_job: 'label', winner: 'app' } } },
  { title: 'a copy of the address and of a label beside it: the labels of the group come last', labels: { a: 'label' }, rules: [{ action: 'labelmap', regex: 'a|__address__', replacement: 'winner' }], becomes: { labels: { a: 'label', winner: 'label' } } },
  { title: 'a label written again, which goes to the end', labels: { a: 'old' }, rules: [{ targetLabel: 'z', replacement: 'z' }, { targetLabel: 'a', replacement: '' }, { targetLabel: 'a', replacement: 'new' }, { action: 'labelmap', regex: '[az]', replacement: 'winner' }], becomes: { labels: { a: 'new', z: 'z', winner: 'new' } } },
  { title: 'labels that are dropped', labels: { a: 'x', ab: 'y' }, rules: [{ action: 'labeldrop', regex: 'a|job' }], becomes: { labels: { ab: 'y', job: '' } } },
  { title: 'labels that are kept, without the address', labels: { a: 'x' }, rules: [{ action: 'labelkeep', regex: 'a|job' }], becomes: { refused: 'has no address after the rules, got "127.0.0.1:9"' } },
  { title: 'internal labels of its own', rules: [{ targetLabel: '__tmp', replacement: 'x' }, { targetLabel: '__name__', replacement: 'y' }], becomes: { labels: {} } },
  { title: 'an address that is written again', labels: { host: 'größe.example', port: '80' }, rules: [{ sourceLabels: ['host', 'port'], separator: ':', targetLabel: '__address__' }], becomes: { labels: { host: 'größe.example', port: '80', instance: 'größe.example:80' }, url: 'http://gr%C3%B6%C3%9Fe.example:80/metrics' } },
  { title: 'an address that is a URL', rules: [{ targetLabel: '__address__', replacement: 'http://app:8000' }], becomes: { refused: 'becomes "http://app:8000", which is not an address' } },
  {
    title: 'parameters, a path and a scheme',
    labels: { __param_module: 'http 2xx&', __param_new: 'ü', __metrics_path__: 'probe/a b?c%' },
    job: { params: { module: ['first', 'second'], empty: [], gone: ['stays'], constructor: ['x', 'y'] } },
    rules: [{ action: 'labeldrop', regex: '__param_gone' }, { targetLabel: '__scheme__', replacement: 'https' }, { targetLabel: '__param_constructor', replacement: 'z' }],
    becomes: { labels: {}, url: 'https://127.0.0.1:9/probe/a%20b%3Fc%25?constructor=z&constructor=y&gone=stays&module=http+2xx%26&module=second&new=%C3%BC' },
  },
  { title: 'a URL without a scheme and a path', rules: [{ action: 'labeldrop', regex: '__scheme__|__metrics_path__' }], becomes: { url: '//127.0.0.1:9' } },
  { title: 'times of its own', labels: { __scrape_interval__: '2h' }, rules: [{ targetLabel: '__scrape_timeout__', replacement: '90m' }], becomes: { interval: '2h', timeout: '90m' } },
  { title: 'an interval without a unit', rules: [{ targetLabel: '__scrape_interval__', replacement: '30' }], becomes: { refused: 'is scraped with what is not a duration, got "30"' } },
  { title: 'no interval', rules: [{ action: 'labeldrop', regex: '__scrape_interval__' }], becomes: { refused: 'is scraped with what is not a duration, got ""' } },
  { title: 'an interval of zero', rules: [{ targetLabel: '__scrape_interval__', replacement: '0' }], becomes: { refused: 'is scraped with a time of zero, got "0"' } },
  { title: 'a timeout longer than the interval', rules: [{ targetLabel: '__scrape_timeout__', replacement: '2h' }], becomes: { refused: 'has a timeout longer than the interval, got 2h over 1h' } },
  { title: 'a switch that is none', rules: [{ targetLabel: '__scrape_native_histograms__', replacement: 'yes' }], becomes: { refused: 'is scraped with what is not "true" or "false", got "yes"' } },
  { title: 'a switch that is gone', rules: [{ action: 'labeldrop', regex: '__scrape_native_histograms__' }], becomes: { labels: {} } },
  { title: 'an instance of its own, and meta labels', labels: { instance: 'mine', __meta_a: 'x' }, rules: [{ sourceLabels: ['__meta_a', 'instance'], targetLabel: 'b' }], becomes: { labels: { instance: 'mine', b: 'x;mine' } } },
  { title: 'an instance, which rules do not see yet', rules: [{ sourceLabels: ['instance'], regex: '.+', targetLabel: 'b', replacement: 'seen' }], becomes: { labels: {} } },
  { title: 'an empty job beside the target', labels: { job: '', a: 'x' }, rules: [{ sourceLabels: ['job', 'a'], targetLabel: 'b' }], becomes: { labels: { a: 'x', b: 'app;x' } } },
  { title: 'what comes after a rule that drops', rules: [{ action: 'drop', sourceLabels: ['job'] }, { targetLabel: '__address__', replacement: '' }], becomes: { dropped: 0 } },
];
