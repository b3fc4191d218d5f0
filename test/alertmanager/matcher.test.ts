import fc from 'fast-check';

import { allMatch, Matcher, parseMatchers } from '../../lib/alertmanager/matcher';
import { readingOf, printed } from './reading';

const texts = (text: string, syntax?: 'fallback' | 'utf8' | 'classic'): string[] => parseMatchers(text, syntax).map(String);

describe('matchers', () => {
  test.each([
    ['severity="critical"', ['severity="critical"']],
    ['severity=critical', ['severity="critical"']],
    [' { a = "b" , c =~ d|e , } ', ['a="b"', 'c=~"d|e"']],
    ['a!=b,c!~"d.*"', ['a!="b"', 'c!~"d.*"']],
    ['"größe des"="1 \\u00fc"', ['"größe des"="1 ü"']],
    ['a="x\\ny"', ['a="x\\ny"']],
    ['a=""', ['a=""']],
    ['{}', []],
    ['', []],
  ])('read %j', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  test('are read by the older grammar where the newer one fails', () => {
    expect(texts('a=')).toEqual(['a=""']);
    expect(texts('a=x y')).toEqual(['a="x y"']);
    expect(texts('path="\\d+"')).toEqual(['path="\\\\d+"']);
  });

  test('are read by the older grammar where both succeed and differ', () => {
    expect(texts('a="\\t"', 'utf8')).toEqual(['a="\t"']);
    expect(texts('a="\\t"')).toEqual(texts('a="\\t"', 'classic'));
    expect(texts('a="\\t"')).toEqual(['a="\\\\t"']);
  });

  test('of one grammar alone are not read by the other', () => {
    expect(() => texts('a=x y', 'utf8')).toThrow('not a matcher: expected a comma at "y", got "a=x y"');
    expect(() => texts('{a="b"', 'utf8')).toThrow('not a matcher: expected "}" at the end, got "{a="b""');
    expect(() => texts('"a b"=x', 'classic')).toThrow('not a matcher, got ""a b"=x"');
    expect(texts('a=x y', 'classic')).toEqual(['a="x y"']);
    expect(texts('"a b"=x', 'utf8')).toEqual(['"a b"="x"']);
  });

  test.each([
    ['severity critical', 'not a matcher: expected one of =, !=, =~ and !~ at "critical", got "severity critical"'],
    ['severity', 'not a matcher: expected one of =, !=, =~ and !~ at the end, got "severity"'],
    ['="x"', 'not a matcher: expected the name of a label at "=", got "="x""'],
    ['a="b" c="d"', 'not a matcher: expected a comma at "c", got "a="b" c="d""'],
    ['a="b"}x', 'not a matcher: expected nothing more at "}", got "a="b"}x"'],
    ['"a b"="\\q"', 'not a matcher: "\\q" has an escape that is none, got ""a b"="\\q""'],
    ['a=~"("', 'not an RE2 expression: a "(" is not closed, got "("'],
    ['""="x"', 'the name of the label is empty'],
    ['a="\ud800"', 'not a matcher: it is not UTF-8'],
  ])('refuse %j', (text, message) => {
    expect(() => parseMatchers(text)).toThrow(message);
  });

  test('print so that every grammar reads them alike', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', '_', 'z'), minLength: 1, maxLength: 5 });
    const value = fc.string({ unit: 'binary', maxLength: 8 });
    fc.assert(
      fc.property(plain, value, (name, text) => {
        const printedText = Matcher.of(name, '=', text).toString();
        for (const syntax of ['fallback', 'utf8', 'classic'] as const) expect(parseMatchers(printedText, syntax)).toEqual([Matcher.of(name, '=', text)]);
      }),
    );
  });

  test('with any name print so that they are read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 6 }), (name, text) => {
        const matcher = Matcher.of(name, '!=', text);
        expect(Matcher.parse(matcher.toString())).toEqual(matcher);
      }),
    );
  });
});

describe('a matcher', () => {
  test.each([
    ['a="x"', 'x', true],
    ['a="x"', 'y', false],
    ['a=""', undefined, true],
    ['a!="x"', undefined, true],
    ['a!=""', undefined, false],
    ['a=~"x|y"', 'y', true],
    ['a=~"x"', 'xy', false],
    ['a=~".*"', undefined, true],
    ['a=~"x.y"', 'x\ny', false],
    ['a!~"x.*"', 'xy', false],
    ['a!~"x.*"', undefined, true],
  ])('%s on %j is %s', (text, value, expected) => {
    expect(Matcher.parse(text).matches(value)).toBe(expected);
  });

  test('is one, neither none nor two', () => {
    expect(() => Matcher.parse('a="b",c="d"')).toThrow('not one matcher, got "a="b",c="d""');
    expect(() => Matcher.parse('')).toThrow('not one matcher, got ""');
    expect(Matcher.parse('a="b"').name).toBe('a');
  });

  test('holds together with others only when all do', () => {
    const both = parseMatchers('a="1",b="2"');
    expect(allMatch(both, { a: '1', b: '2' })).toBe(true);
    expect(allMatch(both, { a: '1' })).toBe(false);
    expect(allMatch([], {})).toBe(true);
  });
});

describe('matchers in a spec', () => {
  test('are texts or values, several in one text where commas are between', () => {
    const routes = [{ matchers: ['a=1,b=2', Matcher.of('c', '=~', 'x|y')] }];
    expect(printed({ route: { receiver: 'team', routes } })).toContain('- a="1"\n        - b="2"\n        - c=~"x|y"\n');
  });

  test('that are none are refused, each at its place', () => {
    expect(readingOf({ route: { receiver: 'team', routes: [{ matchers: ['', 'a=~"["', 5, 'a=b'] }] } })).toBe(
      [
        'error malformed-value',
        '  route.routes[0].matchers[0]: empty, which matches every alert',
        '    fix: write a matcher, or remove it',
        'error malformed-value',
        '  route.routes[0].matchers[1]: not an RE2 expression: a "[" is not closed, got "["',
        '    fix: add "]", or write "\\[" for the character',
        'error malformed-value',
        '  route.routes[0].matchers[2]: not a matcher, got 5',
        `    fix: write it as a text, such as 'severity="critical"'`,
      ].join('\n'),
    );
  });
});
