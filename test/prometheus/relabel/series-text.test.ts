import { parseLabelArgument, parseLabelArguments, parseSeries } from '../../../lib/prometheus/relabel/series-text';

test.each<[string, string, string]>([
  ['__meta_kubernetes_pod_name=app-0', '__meta_kubernetes_pod_name', 'app-0'],
  ['a=b=c', 'a', 'b=c'],
  ['a=', 'a', ''],
  ['a=two\nlines', 'a', 'two\nlines'],
  ['ä.b=c', 'ä.b', 'c'],
  ['"a=b"=c', 'a=b', 'c'],
])('%j is a label', (text, name, value) => {
  expect(parseLabelArgument(text)).toEqual([name, value]);
});

test.each(['a', '=b', '', '""=b', '"a'])('%j is no label', (text) => {
  expect(() => parseLabelArgument(text)).toThrow(`not a label, got "${text}"`);
});

test.each<[string, Record<string, string>]>([
  ['up', { __name__: 'up' }],
  ['up{}', { __name__: 'up' }],
  ['ns:requests:rate5m{code="500"}', { __name__: 'ns:requests:rate5m', code: '500' }],
  [' up { a = "b" , c="d" , } ', { __name__: 'up', a: 'b', c: 'd' }],
  ['up{a="b"} 12.5e3 1700000000000', { __name__: 'up', a: 'b' }],
  ['up NaN', { __name__: 'up' }],
  ['up{a="}, b=\\"x\\""}', { __name__: 'up', a: '}, b="x"' }],
  ['{"größe.x","ä.b"="c"}', { __name__: 'größe.x', 'ä.b': 'c' }],
  ['{a="b","größe.x"}', { __name__: 'größe.x', a: 'b' }],
  ['{__name__="up"}', { __name__: 'up' }],
  [String.raw`up{a="\\ \" \n \d",b=""}`, { __name__: 'up', a: '\\ " \n \\d', b: '' }],
])('%j is a series', (text, labels) => {
  expect(parseSeries(text)).toEqual(labels);
});

test.each<[string, string]>([
  ['', 'a series without a name'],
  ['{a="b"}', 'a series without a name'],
  ['up{a=b}', 'not a series'],
  ["up{a='b'}", 'not a series'],
  ['up{a="b" c="d"}', 'not a series'],
  ['up{a=~"b"}', 'not a series'],
  ['up{a}', 'not a series'],
  ['up{,}', 'not a series'],
  ['up{a="b"', 'not a series'],
  ['up{a="b}', 'not a series'],
  ['größe{a="b"}', 'not a series'],
  ['up{a="b",a="c"}', 'the label "a" is not unique'],
  ['up{"down"}', 'the label "__name__" is not unique'],
])('%j is no series', (text, message) => {
  expect(() => parseSeries(text)).toThrow(`${message}, got "${text}"`);
});

test.each([
  ['alertname=Down,cluster=a', { alertname: 'Down', cluster: 'a' }],
  ['alertname=Down,path=/a,b', { alertname: 'Down', path: '/a,b' }],
  ['"a,b"=c,d=e=f', { 'a,b': 'c', d: 'e=f' }],
  ['alertname=', { alertname: '' }],
])('reads the labels of %s', (text, labels) => {
  expect(parseLabelArguments(text)).toEqual(labels);
});

test('labels without a name are refused', () => {
  expect(() => parseLabelArguments('Down,cluster=a')).toThrow('not a label, got "Down"');
});
