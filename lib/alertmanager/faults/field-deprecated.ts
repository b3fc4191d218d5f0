import type { Finding } from '../../base/finding';
import type { SpecPath } from '../../base/spec-path';
import { asMatchers } from '../deprecated-match';
import type { Matcher } from '../matcher';
import { routesBelow } from '../route-walk';
import type { AlertmanagerFault } from './define';

/** A field that another has replaced, and that a later version will not know. */
export const fieldDeprecated: AlertmanagerFault = ({ route, inhibitRules, muteTimeIntervals }) => [
  ...routesBelow(route).flatMap(({ route: { match, matchRe }, path }) => [
    ...replaced([...path, 'match'], 'matchers', asMatchers(match, {})),
    ...replaced([...path, 'matchRe'], 'matchers', asMatchers({}, matchRe)),
  ]),
  ...inhibitRules.flatMap(({ sourceMatch, sourceMatchRe, targetMatch, targetMatchRe }, index) => [
    ...replaced(['inhibitRules', index, 'sourceMatch'], 'sourceMatchers', asMatchers(sourceMatch, {})),
    ...replaced(['inhibitRules', index, 'sourceMatchRe'], 'sourceMatchers', asMatchers({}, sourceMatchRe)),
    ...replaced(['inhibitRules', index, 'targetMatch'], 'targetMatchers', asMatchers(targetMatch, {})),
    ...replaced(['inhibitRules', index, 'targetMatchRe'], 'targetMatchers', asMatchers({}, targetMatchRe)),
  ]),
  ...(muteTimeIntervals.length === 0 ? [] : [deprecated(['muteTimeIntervals'], '0.24', 'move its entries to timeIntervals')]),
];

const replaced = (path: SpecPath, by: string, matchers: readonly Matcher[]): readonly Finding[] =>
  matchers.length === 0 ? [] : [deprecated(path, '0.22', `write ${by}: [${matchers.map((matcher) => `'${matcher.toString()}'`).join(', ')}]`)];

const deprecated = (path: SpecPath, since: string, fix: string): Finding => ({ check: 'field-deprecated', severity: 'warning', path, message: `deprecated since ${since}`, fix });
