import { fieldSelectorFault, labelSelectorFault } from '../../lib/checks/facts/kubernetes-selector';

// Which of these the server takes was seen with promtool 3.16.
test.each([
  ['a=b,c!=d'], ['a in (b,c)'], ['a notin (b)'], ['!a'], ['a'], ['a>1'], ['a='], ['a = b'], ['x.y/z=b'], ['a==b'], ['in=in'], ['a in ()'], ['a in (,)'], ['a in (b,,c)'], [' '],
  ['a in(b)'], ['notin'], ['a notin(b),c'], ['! a'],
])('reads the label selector %s', (selector) => {
  expect(labelSelectorFault(selector)).toBeUndefined();
});

test.each([
  ['a>x', 'not a whole number, got "x"'],
  ['A/b=c', 'not a label of Kubernetes, got "A/b"'],
  ['a=b c', 'not a requirement, got "a=b c"'],
  ['a,,b', 'missing requirement at a comma, got "a,,b"'],
  ['a,', 'missing requirement at a comma, got "a,"'],
  ['a=b=c', 'not a requirement, got "a=b=c"'],
  ['-a=b', 'not a label of Kubernetes, got "-a"'],
  ['a=-b', 'not a value of a label, got "-b"'],
  ['a=b_', 'not a value of a label, got "b_"'],
  ['a!=b!', 'not a requirement, got "a!=b!"'],
  ['a<-1', 'not a value of a label, got "-1"'],
  ['()', 'not a requirement, got "()"'],
  ['a =~ b', 'not a requirement, got "a =~ b"'],
  ['a in (b', 'a "(" is not closed, got "a in (b"'],
])('does not read the label selector %s', (selector, fault) => {
  expect(labelSelectorFault(selector)).toBe(fault);
});

test.each([['a=b'], ['a=b,c!=d'], ['a==b'], ['a='], ['=b'], ['a=b,'], [','], ['a=b\\,c'], ['a = b'], ['a=b c'], ['a=\\=b'], ['!a=b']])('reads the field selector %s', (selector) => {
  expect(fieldSelectorFault(selector)).toBeUndefined();
});

test.each([
  ['a', 'not a comparison by "=", "==" or "!=", got "a"'],
  ['a!b', 'not a comparison by "=", "==" or "!=", got "a!b"'],
  ['a<b', 'not a comparison by "=", "==" or "!=", got "a<b"'],
  ['a=b=c', '"=" and "\\" are not escaped by "\\" in the value, got "b=c"'],
  ['a=b\\x', '"=" and "\\" are not escaped by "\\" in the value, got "b\\x"'],
  ['a==b==c', '"=" and "\\" are not escaped by "\\" in the value, got "b==c"'],
])('does not read the field selector %s', (selector, fault) => {
  expect(fieldSelectorFault(selector)).toBe(fault);
});
