import { contradiction, impliesAll } from '../../lib/alertmanager/implication';
import { parseMatchers } from '../../lib/alertmanager/matcher';

describe('matchers imply others', () => {
  test.each([
    ['severity="critical"', ''],
    ['severity="critical"', 'severity="critical"'],
    ['severity="critical",team="a"', 'severity="critical"'],
    ['severity="critical"', 'severity=~"critical|warning"'],
    ['severity="critical"', 'severity=~"crit.*"'],
    ['severity="critical"', 'severity!="warning"'],
    ['severity="critical"', 'severity!~"warn.*"'],
    ['severity=~"critical|warning"', 'severity=~"critical|info|warning"'],
    ['severity=~"critical|warning"', 'severity!="info"'],
    ['severity=~"critical|warning"', 'severity!=""'],
    ['severity=~"c.+"', 'severity!="info"'],
    ['severity=~"c.+"', 'severity=~".+"'],
    ['severity=~"c.*"', 'severity=~"c.*"'],
    ['severity!=""', 'severity=~".+"'],
    ['severity!~"a|b"', 'severity!="b"'],
    ['severity!="a",severity!="b"', 'severity!~"a|b"'],
    ['team="a"', 'severity=~".*"'],
  ])('{%s} is always {%s}', (given, wanted) => {
    expect(impliesAll(parseMatchers(given), parseMatchers(wanted))).toBe(true);
  });

  test.each([
    ['', 'severity="critical"'],
    ['team="a"', 'severity="critical"'],
    ['severity=~"critical|warning"', 'severity="critical"'],
    ['severity=~"c.*"', 'severity=~"crit.*"'],
    ['severity=~".*"', 'severity!=""'],
    ['severity!="warning"', 'severity="critical"'],
    ['severity!="a"', 'severity!~"a|b"'],
    ['severity=~"c.*"', 'severity!~"x.*"'],
    ['team="a"', 'severity=~".+"'],
  ])('{%s} is not always {%s}, as far as one can tell', (given, wanted) => {
    expect(impliesAll(parseMatchers(given), parseMatchers(wanted))).toBe(false);
  });
});

describe('matchers contradict each other', () => {
  test.each([
    ['severity="critical",severity="warning"', ['severity="critical"', 'severity="warning"']],
    ['severity=~"a|b",severity=~"c|d"', ['severity=~"a|b"', 'severity=~"c|d"']],
    ['severity!="a",team="x",severity="a"', ['severity="a"', 'severity!="a"']],
    ['severity=~"ab|ac",severity!~"a.*"', ['severity=~"ab|ac"', 'severity!~"a.*"']],
  ])('in {%s}', (text, pair) => {
    expect(contradiction(parseMatchers(text))?.map(String)).toEqual(pair);
  });

  test.each(['severity="critical",team="warning"', 'severity=~"a|b",severity=~"b|c"', 'severity!="a",severity!="b"', 'severity="",team="x"', ''])('not in {%s}', (text) => {
    expect(contradiction(parseMatchers(text))).toBeUndefined();
  });
});
