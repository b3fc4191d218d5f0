import { z } from 'zod';

import { ByteSize } from '../base/byte-size';
import { Duration } from '../base/duration';
import { Ratio } from '../base/ratio';
import { textBy } from '../base/section';
import { NotationError } from '../base/value';
import { analyze } from '../promql/analyze';
import { metricNameLabel } from '../promql/matcher';
import { formatMatchers } from './narrow';

/**
 * The words with which a pack declares its options. Each has a default, is read in the notation of the field when the pack is
 * made, and goes into an expression as it stands.
 */

/** A length of time such as `5s` or `1h30m`, that may be left out. */
export const lengthOfTime = textBy((text) => Duration.parse(text).toString());

/** A length of time such as `5s` or `1h30m`. */
export const time = (normal: string) => lengthOfTime.default(normal);

/** A share such as `5%` or `0.05`; a text reads `5%`, an expression needs {@link fraction}. */
export const share = (normal: string) => textBy((text) => Ratio.parse(text).toPercent()).default(normal);

/** A share such as `5%` as PromQL reads it: `0.05`. @throws NotationError when it is no share between 0 and 1 */
export const fraction = (text: string): string => Ratio.parse(text).toString();

/** A number of things, 0 or more. */
export const count = (normal: number) => z.number().min(0).default(normal);

/** How many times as much, more than 0. */
export const times = (normal: number) => z.number().positive().default(normal);

/** A size such as `60Gi`, that may be left out; as PromQL reads it, in bytes. */
export const bytes = textBy((text) => String(ByteSize.parse(text).bytes));

/** Matchers between the braces of a selector, such as `cluster="west", team=~"a|b"`; nothing for all. */
export const matchers = textBy((text) => {
  const selector = `up{${text}}`;
  const { expression, faults: [fault] } = analyze(selector);
  const fix = 'write it as between the braces of a selector, such as cluster="west"';
  if (fault !== undefined) throw new NotationError(`not a list of matchers, got "${text}": ${fault.message}`, fault.fix ?? fix);
  // A brace may end the selector, and begin another expression or stand before a comment.
  if (expression?.kind !== 'selector' || expression.to !== selector.length) throw new NotationError(`not a list of matchers, got "${text}"`, fix);
  return formatMatchers(expression.matchers.filter(({ label }) => label !== metricNameLabel));
}).default('');

/** The words in which a pack declares its options: each takes the default, but for those that may be left out. */
export const option = { time, share, count, times, bytes, matchers };
