import { Ratio } from '../../../lib';

/** A share such as `5%` as PromQL reads it: `0.05`. @throws NotationError when it is no share between 0 and 1 */
export const share = (text: string): string => Ratio.parse(text).toString();

/** A share such as `0.05` as a person reads it: `5%`. @throws NotationError when it is no share between 0 and 1 */
export const percent = (text: string): string => Ratio.parse(text).toPercent();
