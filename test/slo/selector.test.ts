import { readSelector, selectorOf } from '../../lib/slo/selector';

const printed = (text: string, ...more: readonly string[]): string => {
  const reading = readSelector(text);
  if ('message' in reading) throw new Error(reading.message);
  return selectorOf(reading.metric, reading.matchers, ...more).text;
};

test.each([
  ['requests_total', 'requests_total'],
  ['(requests_total)', 'requests_total'],
  ['requests_total{job="a", code=~"5.."}', 'requests_total{job="a", code=~"5.."}'],
  ["{__name__='requests_total', job!='a'}", 'requests_total{job!="a"}'],
  ['{"http.requests", "http.route"="/"}', '{"http.requests", "http.route"="/"}'],
])('%s is read and written', (text, expected) => {
  expect(printed(text)).toBe(expected);
});

test('a condition is added to those that are there', () => {
  expect(printed('x', 'le="1"')).toBe('x{le="1"}');
  expect(printed('x{job="a"}', 'le="1"')).toBe('x{job="a", le="1"}');
  expect(printed('{"a.b"}', 'le="1"')).toBe('{"a.b", le="1"}');
});

test.each(['x[5m]', 'x + y', '1', '{job="a"}', 'x @ 5', 'x{', '{__name__!="a"}'])('%s is no counter', (text) => {
  expect(readSelector(text)).toHaveProperty('fix');
});
