import fc from 'fast-check';

import { alertTemplates, parseTemplate, type TemplateLanguage } from '../../lib/rules/go-template';
import { goodTemplates, mutated, templateParts, templatePieces } from '../promql/support/mutations';

const faultsOf = (text: string): readonly string[] => parseTemplate(text).faults.map(({ from, to, message, fix }) => `[${text.slice(from, to)}] ${message} -> ${fix}`);

test.each([
  ...goodTemplates,
  '',
  '{{ "}}" }}',
  '{{- /* a note */ -}}',
  '{{ $labels.job}}{{$value}}',
  '{{ $x := $value }}{{ if $x }}{{ $y := 1 }}{{ else }}{{ $y }}{{ end }}',
  '{{ with $x := $value }}{{ $x }}{{ end }}',
  '{{ ($x := 1) }}',
  '{{ $undefined = 1 }}',
  '{{ query "up" | }}',
  '{{ (printf "x").Foo }}',
  '{{ len .Labels }} {{ eq 1 2 }} {{ and true false nil }} {{ 1.5e3 }} {{ 0x1F }} {{ .5 }} {{ 1+2i }}',
  '{{ range 3 }}{{ if true }}{{ break }}{{ end }}{{ end }}',
  '{{ define "a" }}{{ end }}{{ define "a" }} {{ end }}{{ define "a" }}x{{ end }}',
])('takes %p', (text) => {
  expect(faultsOf(text)).toEqual([]);
});

test.each([
  ['{{ $label.job }}', '[$label] the variable "$label" is not defined -> did you mean "$labels"? known: $, $externalLabels, $externalURL, $labels, $value'],
  ['{{ if $x := 1 }}{{ end }}{{ $x }}', '[$x] the variable "$x" is not defined -> known: $, $externalLabels, $externalURL, $labels, $value'],
  ['{{ define "t" }}{{ $labels }}{{ end }}', '[$labels] the variable "$labels" is not defined -> give the definition what it needs, such as {{ template "name" $labels }}, and read it by "."'],
  ['{{ humanise $value }}', '[humanise] "humanise" is not a function of these templates -> did you mean "humanize"?'],
  ['{{ $labels.quantile * 100 }}', '[*] unexpected "*" -> templates do not calculate: do that in the expression, or call a function'],
  ['{{ $value*100 }}', '[$value*] "$value*" is not a name -> use letters, digits and "_", or index for other names, such as {{ index $labels "a-b" }}; put blanks around operators'],
  ['{{ $labels.a-b }}', '[.a-] ".a-" is not a name -> use letters, digits and "_", or index for other names, such as {{ index $labels "a-b" }}; put blanks around operators'],
  ['{{ $value', '[{{] an action does not end -> add "}}"'],
  ['{{ }}', '[}}] an empty action -> write what to show'],
  ['{{ if }}x{{ end }}', '[}}] "if" without a value -> write what to show'],
  ['{{ $x := }}', '[}}] an empty action -> write a value behind the variable'],
  ['{{ if $value }}x', '[] the template ends before an "if", "range", "with" or "define" does -> add "{{ end }}"'],
  ['x{{ end }}', '[}}] "end" without an "if", "range" or "with" before it -> remove it'],
  ['{{ else }}', '[}}] "else" without an "if", "range" or "with" before it -> remove it'],
  ['{{ if $value }}{{ else }}{{ else }}{{ end }}', '[}}] a second "else" -> remove it, or write "else if"'],
  ['{{ range $labels }}{{ else if true }}{{ end }}', '[if] "else if" in "range" -> write "{{ else }}{{ if … }}" and one more "{{ end }}"'],
  ['{{ break }}', '[break] "break" outside "range" -> remove it'],
  ['{{ range $labels }}{{ else }}{{ continue }}{{ end }}', '[continue] "continue" outside "range" -> remove it'],
  ['{{ (printf "a" }}', '[}}] a "(" is not closed -> add ")"'],
  ['{{ printf "a") }}', '[)] a ")" closes nothing -> remove it'],
  ['{{ "a }}', '["a }}] a string does not end -> add "'],
  ['{{ `a }}', '[`a }}] a string does not end -> add `'],
  ['{{ "\\d" }}', '["\\d"] not a string that Go knows, got "\\d" -> escape as in Go, or put it between backquotes'],
  ["{{ 'ab' }}", "['ab'] not a character that Go knows, got 'ab' -> write one character between single quotes, and a text between double quotes"],
  ['{{ 99999999999999999999 }}', '[99999999999999999999] not a number that Go knows, got "99999999999999999999" -> write a number that fits 64 bits'],
  ['{{ 1m }}', '[1] not a number, it begins with "1" -> put blanks around it; templates do not calculate, so do that in the expression'],
  ['{{ $value | "x" }}', '["x"] "x" behind "|" is no function -> write a function, such as "| humanize"'],
  ['{{ | humanize }}', '[|] nothing stands before or behind a "|" -> write a function there'],
  ['{{ "a"."b" }}', '[."] "."" is not a name -> use letters, digits and "_", or index for other names, such as {{ index $labels "a-b" }}; put blanks around operators'],
  ['{{ "a".b }}', '[.b] a field of "a", which has none -> put a blank between, or remove it'],
  ['{{ $a, $b := 1 }}', '[,] several variables for one value -> write one'],
  ['{{ range $a, $b, $c := $labels }}{{ end }}', '[,] several variables for one value -> write at most two: the key and the value'],
  ['{{ template x }}', '[x] "template" takes a name in quotes, got "x" -> write {{ template "name" … }}'],
  ['{{ if true }}{{ define "t" }}{{ end }}{{ end }}', '[define] "define" inside another action -> define it outside of "if", "range", "with" and other definitions'],
  ['{{ define "t" }}a{{ end }}{{ define "t" }}b{{ end }}', '[}}] "t" is defined twice -> give each template its own name'],
  ['{{/* a note }}', '[/* a note }}] a comment does not end -> add "*/}}"'],
  ['{{ end x }}', '[x] unexpected "x" in "end" -> write {{ end }}'],
  ['{{ a: }}', '[a] "a" is not a function of these templates -> did you mean "and"?'],
  ['{{ $value : 1 }}', '[:] a ":" without "=" -> write ":=" to define a variable'],
  ['{{ € }}', '[€] unexpected character "€" in an action -> write it in a string, such as {{ "…" }}'],
])('refuses %p: %s', (text, fault) => {
  expect(faultsOf(text)).toEqual([fault]);
});

test.each([
  ['{{ $labels.instance }} of {{ .Labels.job }} and {{ $.Labels.zone }}', ['instance', 'job', 'zone']],
  ['{{ index $labels "a-b" }} {{ index .Labels "c" }} {{ $labels.instance }} {{ $labels.instance }}', ['a-b', 'c', 'instance']],
  ['{{ if eq $labels.severity "page" }}{{ .Labels.team }}{{ end }}', ['severity', 'team']],
  ['{{ range query "up" }}{{ .Labels.instance }}{{ $labels.job }}{{ $.Labels.zone }}{{ end }}', ['job', 'zone']],
  ['{{ with $value }}{{ .Labels.x }}{{ else }}{{ .Labels.y }}{{ end }}', ['y']],
  ['{{ range .Labels.list }}{{ end }}', ['list']],
  ['{{ define "t" }}{{ .Labels.x }}{{ $.Labels.y }}{{ end }}', []],
  ['{{ $externalLabels.cluster }} {{ $value }} {{ $labels }} {{ index $labels $value }} $labels.text', []],
  ['{{ $l := $labels }}{{ $l.instance }}{{ $m := ($l) }}{{ index $m "job" }}', ['instance', 'job']],
  ['{{ with .Labels }}{{ .instance }}{{ $.Labels.job }}{{ end }}{{ with $l := $labels }}{{ .a }}{{ $l.b }}{{ end }}', ['a', 'b', 'instance', 'job']],
  ['{{ with $labels }}{{ if .a }}{{ range query "up" }}{{ .b }}{{ $labels.c }}{{ end }}{{ end }}{{ else }}{{ .Labels.d }}{{ end }}', ['a', 'c', 'd']],
  ['{{ with $value }}{{ else with $labels }}{{ .x }}{{ end }}', ['x']],
  ['{{ range $key, $text := $labels }}{{ $key.a }}{{ $text.b }}{{ .c }}{{ end }}{{ range $text := $labels }}{{ $text.d }}{{ end }}', []],
  ['{{ $l := $labels }}{{ range query "up" }}{{ $l.a }}{{ $l = .Labels }}{{ end }}{{ $l.b }}', []],
  ['{{ $l := $labels }}{{ range $i, $l = query "up" }}{{ end }}{{ $l.a }}', []],
  ['{{ $labels := query "up" | first }}{{ $labels.Labels.x }}{{ with $labels | print }}{{ .y }}{{ end }}', []],
  ['{{ if true }}{{ $l := $labels }}{{ $l.in }}{{ end }}{{ $l := $externalLabels }}{{ $l.out }}', ['in']],
  ['{{ define "t" }}{{ with .Labels }}{{ .x }}{{ end }}{{ end }}{{ block "b" $labels }}{{ .y }}{{ end }}', []],
])('the labels that %p reads are %p', (text, labels) => {
  expect(parseTemplate(text)).toMatchObject({ faults: [], labelsUsed: labels });
});

test('what is read is listed with its place in the data and in the text, as far as it is known', () => {
  const text = '{{ $value | humanize }}{{ range query "x" }}{{ .Labels.job }}{{ $.Labels.job }}{{ end }}{{ with .Labels }}{{ index . "a-b" }}{{ end }}';
  expect(parseTemplate(text).references.map(({ path, from, to }) => [path, text.slice(from, to)])).toEqual([
    [['Value'], '$value'],
    [['Labels', 'job'], '$.Labels.job'],
    [['Labels'], '.Labels'],
    [['Labels', 'a-b'], '.'],
  ]);
});

test('templates that are included and defined are listed', () => {
  expect(parseTemplate('{{ template "a" . }}{{ define "b" }}{{ template "c" }}{{ end }}{{ block "d" . }}{{ end }}')).toMatchObject({ included: ['a', 'c'], defined: ['b', 'd'] });
});

test('another kind of template has its own functions and variables', () => {
  const other: TemplateLanguage = { functions: new Set(['toJson']), variables: {} };
  expect(parseTemplate('{{ toJson .CommonLabels }}', other).faults).toEqual([]);
  expect(parseTemplate('{{ toJson .CommonLabels }}', alertTemplates).faults).toMatchObject([{ message: '"toJson" is not a function of these templates' }]);
  expect(parseTemplate('{{ $labels }}', other).faults).toMatchObject([{ message: 'the variable "$labels" is not defined' }]);
});

test('blanks are trimmed without changing where the rest is', () => {
  expect(faultsOf('a  {{-  $x  -}}  b')).toEqual(['[$x] the variable "$x" is not defined -> known: $, $externalLabels, $externalURL, $labels, $value']);
  expect(faultsOf('{{-3}}{{ 1 -}} ')).toEqual([]);
});

test('a template that nests too deeply for us is a fault, not an error', () => {
  expect(parseTemplate(`{{ ${'('.repeat(100_000)}1${')'.repeat(100_000)} }}`).faults).toMatchObject([{ message: 'the template nests too deeply to be read' }]);
});

test('no text makes it throw, and a fault is inside the text and in words', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), mutated(fc.constantFrom(...goodTemplates), templateParts, templatePieces));
  fc.assert(
    fc.property(texts, (text) => {
      for (const { from, to, message, fix } of parseTemplate(text).faults) expect([0 <= from && from <= to && to <= text.length, message === '', fix === '']).toEqual([true, false, false]);
    }),
    { numRuns: 500 },
  );
});
