import { inhibitWithoutMatchers } from '../../lib/checks/inhibit-without-matchers';
import { reported } from './found';

describe('an inhibit rule', () => {
  test('without matchers on a side is told, for each side', () => {
    expect(reported(inhibitWithoutMatchers, { inhibitRules: [{ equal: ['alertname'] }, { sourceMatchers: ['a="1"'] }] })).toBe(
      [
        'error inhibit-without-matchers',
        '  inhibitRules[0].sourceMatchers: empty, so that every alert silences others',
        '    fix: say which alerts shall silence',
        'error inhibit-without-matchers',
        '  inhibitRules[0].targetMatchers: empty, so that every alert is silenced',
        '    fix: say which alerts shall be silenced',
        'error inhibit-without-matchers',
        '  inhibitRules[1].targetMatchers: empty, so that every alert is silenced',
        '    fix: say which alerts shall be silenced',
      ].join('\n'),
    );
  });

  test('with matchers on both sides, in whichever field, is not', () => {
    expect(reported(inhibitWithoutMatchers, { inhibitRules: [{ sourceMatchers: ['a="1"'], targetMatch: { b: '1' } }] })).toBe('');
  });
});
