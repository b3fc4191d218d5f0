import { fault, type Finding } from '../../base/finding';
import { sourceOf, targetOf } from '../inhibit-rule';
import type { Matcher } from '../matcher';
import type { AlertmanagerFault } from './define';

/** An inhibit rule of which a side has no matchers, which means every alert. */
export const inhibitWithoutMatchers: AlertmanagerFault = ({ inhibitRules }) =>
  inhibitRules.flatMap((rule, index) => {
    const finding = (side: readonly Matcher[], field: string, message: string, fix: string): readonly Finding[] =>
      side.length > 0 ? [] : [fault('inhibit-without-matchers', ['inhibitRules', index, field], message, fix)];
    return [
      ...finding(sourceOf(rule), 'sourceMatchers', 'empty, so that every alert silences others', 'say which alerts shall silence'),
      ...finding(targetOf(rule), 'targetMatchers', 'empty, so that every alert is silenced', 'say which alerts shall be silenced'),
    ];
  });
