import { z } from 'zod';

import { labelName, section } from '../base/section';
import { asMatchers, match, matchRe } from './deprecated-match';
import { matchers, type Matcher } from './matcher';

/**
 * While an alert fires that fulfills the source, alerts that fulfill the target and have the same labels in `equal` are not
 * sent.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule
 */
export const inhibitRule = section({
  /** Name for logs and traces. */
  name: z.string().min(1).meta({ since: '0.30' }).optional(),
  /** What the alert that silences must fulfill, all of it. @default [], every alert */
  sourceMatchers: matchers.default([]),
  /** What the alert that is silenced must fulfill, all of it. @default [], every alert */
  targetMatchers: matchers.default([]),
  /** Labels in which both must be equal; one that both lack is equal. @default [], any two */
  equal: z.array(labelName).default([]),
  /** Values that labels of the source must have. Deprecated: write `sourceMatchers`. @default {} */
  sourceMatch: match.default({}),
  /** RE2 expressions that labels of the source must match. Deprecated: write `sourceMatchers`. @default {} */
  sourceMatchRe: matchRe.default({}),
  /** Values that labels of the target must have. Deprecated: write `targetMatchers`. @default {} */
  targetMatch: match.default({}),
  /** RE2 expressions that labels of the target must match. Deprecated: write `targetMatchers`. @default {} */
  targetMatchRe: matchRe.default({}),
});

export type InhibitRule = z.output<typeof inhibitRule>;
export type InhibitRuleSpec = z.input<typeof inhibitRule>;

/** What the alert that silences must fulfill, in whichever fields it is written. */
export const sourceOf = ({ sourceMatch, sourceMatchRe, sourceMatchers }: InhibitRule): readonly Matcher[] => [...asMatchers(sourceMatch, sourceMatchRe), ...sourceMatchers];

/** What the alert that is silenced must fulfill, in whichever fields it is written. */
export const targetOf = ({ targetMatch, targetMatchRe, targetMatchers }: InhibitRule): readonly Matcher[] => [...asMatchers(targetMatch, targetMatchRe), ...targetMatchers];
