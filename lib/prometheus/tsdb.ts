import { z } from 'zod';

import { advised, byteSize, duration, section } from '../base/section';

/**
 * The store, as the configuration file says it since Prometheus 3.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#storage
 */
export const tsdbConfig = section({
  /** How late a sample may come. @default '0s', not late at all */
  outOfOrderTimeWindow: duration.prefault('0s'),
  /** Share of stale series at which the head is compacted early. @default 0, never */
  staleSeriesCompactionThreshold: advised(z.number(), 0, 1).meta({ since: '3.10' }).default(0),
  /** How chunks are written. Whatever else reads the blocks must know it too: Thanos' sidecar, for one. */
  chunkEncoding: section({
    /** Chunks of floats; `xor2` is smaller. @default 'xor' */
    floats: z.enum(['xor', 'xor2']).optional(),
  })
    .meta({ since: '3.13' })
    .optional(),
});

/** What is kept; what reaches one of the limits goes. */
export const retention = section({
  /** Keep samples this long. A retention without it keeps them without end. */
  time: duration.optional(),
  /** Keep at most this much, the write-ahead log and chunks of the head included. */
  size: byteSize.meta({ notNegative: true }).optional(),
  /** Keep at most this part of the volume, 0 to 100 percent; `size` has no effect then. @default 0, no limit */
  percentage: z.number().min(0).max(100).meta({ since: '3.11' }).optional(),
});

export const exemplarsConfig = section({
  /** Exemplars kept in memory; needs the feature `exemplar-storage`. @default 100000 */
  maxExemplars: advised(z.int(), 1).default(100_000),
});
