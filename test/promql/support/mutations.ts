import fc, { type Arbitrary } from 'fast-check';

/** One change to a text: what happens, where, and what comes in. Numbers are taken modulo what is there. */
const change = (pieces: readonly string[]): Arbitrary<(parts: string[]) => void> =>
  fc.record({ kind: fc.nat({ max: 5 }), at: fc.nat(), other: fc.nat(), piece: fc.constantFrom(...pieces) }).map(({ kind, at, other, piece }) => (parts) => {
    const place = at % (parts.length + 1);
    const second = other % (parts.length + 1);
    switch (kind) {
      case 0:
        parts.splice(place, 1);
        break;
      case 1:
        parts.splice(place, 0, piece);
        break;
      case 2:
        parts.splice(place, 1, piece);
        break;
      case 3:
        parts.splice(place, 0, parts[second] ?? piece);
        break;
      case 4:
        parts.splice(place, 0, ` ${piece} `);
        break;
      default:
        [parts[place], parts[second]] = [parts[second] ?? '', parts[place] ?? ''];
    }
  });

/** The text after one to three random changes to its parts; `split` says what its parts are. */
export function mutated(texts: Arbitrary<string>, split: RegExp, pieces: readonly string[]): Arbitrary<string> {
  return fc.tuple(texts, fc.array(change(pieces), { minLength: 1, maxLength: 3 })).map(([text, changes]) => {
    const parts = text.match(split) ?? [];
    for (const apply of changes) apply(parts);
    return parts.join('');
  });
}

/** Words, numbers, strings, blanks and marks of an expression. */
export const expressionParts = /[A-Za-z_:][\w:]*|[\d.][\w.]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|\s+|[=!<>]=?~?|./gsu;

/** What goes wrong in expressions: marks that do not fit, words in the wrong place, numbers and strings that are none. */
export const expressionPieces = [
  '(', ')', '[', ']', '{', '}', ',', ':', '@', '.', '!', ';', '#', '$', '_', '\\', '"', "'", '`', '\r', '\u00a0', 'é', '\ufffd',
  '5m', '1h', '3', '0x1F', '5.', '.5', '1e3', '1_0', '1__0', '0x', '08', '1e', '1e+', '1m30', '1hs', '12m5s3', '5m1h', '1y1y', '0x1e', '0x1e+5', '1.5h', '1e999', 'inf', 'NaN', '99999999999999999999', '300y',
  'foo', 'bar:baz', '"s"', "'x'", '`r`', '"a\\n"', '"\\z"', '"\\xff"', '"\\ud800"', '"\\400"', '""',
  '+', '-', '*', '/', '%', '^', '==', '!=', '<', '<=', '>', '>=', '=~', '!~', '=', '</', '>/', 'and', 'or', 'unless', 'atan2',
  'by', 'without', 'on', 'ignoring', 'group_left', 'group_right', 'bool', 'offset', 'fill', 'fill(0)', 'fill_left(1) fill_right(-1)', 'anchored', 'smoothed',
  'start', 'end', 'step', 'range', 'start()', 'end()', 'step()', 'STEP()', 'range()', 'min_of', 'max_of(1m, 2m)',
  'sum', 'count_values', 'topk', 'limitk', 'rate', 'absent', 'info', 'integral', 'holt_winters', 'label_replace', 'by(a,b)', 'by(without)', 'on(a)', 'group_left(b)', 'group_left(a)', '()',
  '{a="b"}', '{}', '{a=~""}', '{a=~"("}', '{a=~"\\\\Qx"}', '{"foo"}', '{__name__="x"}', '[5m]', '[5m:1m]', '[5m:]', '[0]', '[-5m]', '[(5m)]', '[5m/0]', '[foo]', '[5m # c\n]', '[ # c\n5m]',
  'offset 5m', 'offset -1m', 'offset (5m)', 'offset step()', 'offset nan', 'offset inf', 'offset (5m) + 1m', '@ 5', '@ start()', '@ inf', '#c\n', ' ', '\t',
];

/** Delimiters, words, strings and blanks of a template. */
export const templateParts = /\{\{-?|-?\}\}|\s+|[A-Za-z_$.][\w.]*|"(?:\\.|[^"\\])*"|`[^`]*`|./gsu;

/** What goes wrong in templates. */
export const templatePieces = [
  '{{', '}}', '{{-', '-}}', '{{- ', ' -}}', '{{/*', '*/}}', '/*', '*/', ' ', '\n', 'text', 'if', 'else', 'end', 'range', 'with', 'define', 'block', 'template', 'break', 'continue', 'nil', 'true',
  '.', '..', '.Labels', '.x', '.Value', '$', '$labels', '$labels.job', '$value', '$label', '$x', ':=', '=', ',', '|', '(', ')', '{', '}', '+', '-', '%', '\\', 'é', '$é', '_',
  '"s"', '"a\\n"', '"\\z"', '"\\x41"', '"\\ud800"', '`r`', "'a'", "'\\n'", "'ab'", "'", '"', '`',
  '1', '0x1F', '1.5', '.5', '5.', '1e3', '1i', '1+2i', '089', '0b1', '1_0', '+1', '-1', '1a', '99999999999999999999', '1e999', '0x1p3', '0x1p9999',
  'humanize', 'printf', 'index', 'query', 'first', 'len', 'foo', 'and', 'eq', '$.Labels.x', '(index $labels "a-b").c',
];

/** Templates as people write them, with every construct. */
export const goodTemplates = [
  '{{ $labels.instance }}',
  '{{ $value | humanize }}',
  '{{ if $value }}a{{ else }}b{{ end }}',
  '{{ if eq $labels.a "b" }}x{{ else if $value }}y{{ end }}',
  '{{ range query "up" }}{{ .Labels.job }}{{ else }}none{{ end }}',
  '{{ with query "x" }}{{ . | first | value }}{{ else with $labels }}z{{ end }}',
  '{{- $x := 1 -}} {{ $x = 2 }}{{ $x }}',
  '{{ define "t" }}{{ . }}{{ end }}{{ template "t" $labels }}',
  '{{ block "b" . }}x{{ end }}',
  '{{/* a note */}}text',
  '{{ printf "%.2f" ($value) }}',
  '{{ range $k, $v := $labels }}{{ $k }}{{ break }}{{ continue }}{{ end }}',
  '{{ (index $labels "a-b") }}',
  "{{ printf \"%c\" 'x' }}",
  '{{ reReplaceAll "a" "b" $labels.x | toUpper }}',
  'no action at all',
  '{{ .Labels.a }} {{ $.Labels.b }}',
  '{{ 1 | printf "%d" }}',
];
