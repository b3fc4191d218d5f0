import type { SpecPath } from '../../base/spec-path';
import { functions } from '../../promql/functions';
import type { Stack } from '../../stack/model';
import { readRules } from './rules';
import { samplesOf, type SampleSource } from './sources';

/** A range of which a function compares the samples, and the most frequent of all that may give them. */
export interface ComparedRange {
  readonly path: SpecPath;
  /** Where the selector begins in the expression. */
  readonly from: number;
  /** The function. */
  readonly name: string;
  /** In seconds. */
  readonly range: number;
  readonly source: SampleSource;
}

/** Features by which a series has a sample before its first scrape: then one scrape is enough now and then. */
const earlier: readonly string[] = ['created-timestamp-zero-ingestion', 'st-synthesis', 'use-start-timestamps'];

/** The ranges of which it is known how many samples they can hold. */
export function comparedRanges(stack: Stack): readonly ComparedRange[] {
  if (stack.server?.flags.enableFeature.some((feature) => earlier.includes(feature)) === true) return [];
  return readRules(stack).flatMap(({ path, analysis }) =>
    analysis.selections.flatMap((selection): ComparedRange[] => {
      const { range, inside: [name = ''], borders, from } = selection;
      if (range?.seconds === undefined || borders !== undefined || functions.get(name)?.samples !== 2) return [];
      const [source] = [...(samplesOf(stack, selection) ?? [])].sort((a, b) => a.interval.compare(b.interval));
      return source === undefined ? [] : [{ path, from, name, range: range.seconds, source }];
    }),
  );
}
