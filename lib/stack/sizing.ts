import { ByteSize } from '../base/byte-size';
import type { Duration } from '../base/duration';

/** What a server needs for its load, and how that was computed, in words for the reviewer. */
export interface Sizing {
  readonly samplesPerSecond: number;
  readonly cpuMillis: number;
  readonly memory: ByteSize;
  readonly memoryLimit: ByteSize;
  readonly memoryArithmetic: string;
  readonly cpuArithmetic: string;
}

/**
 * Memory of one active series: its labels and index, the open chunk, and its share of what queries load.
 * Seen in practice between 3 and 8 KiB; the upper end leaves room for churn.
 */
const bytesPerSeries = 8 * 1024;

/** What the process needs without any series. */
const baseMemory = 256 * 1024 ** 2;

/** Half again for queries, compaction and a replay of the write-ahead log. */
const limitFactor = 1.5;

/** One core takes in well over 100,000 samples a second; queries and rules need the other half of it. */
const samplesPerSecondAndCore = 50_000;
const baseCpuMillis = 100;

/** Bytes of one sample on disk, compressed, index included: between 1 and 2. @see https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects */
export const bytesPerSample = 2;

/** Requests and limits of a server from its active series and the interval in which they are scraped. */
export function sizeFor(series: number, interval: Duration): Sizing {
  const samplesPerSecond = Math.ceil(series / interval.seconds);
  const memory = ByteSize.bytes(baseMemory + series * bytesPerSeries).share(1);
  const cpuMillis = Math.ceil((baseCpuMillis + (samplesPerSecond / samplesPerSecondAndCore) * 1000) / 10) * 10;
  return {
    samplesPerSecond,
    cpuMillis,
    memory,
    memoryLimit: memory.share(limitFactor),
    memoryArithmetic: `${series} series x 8 KiB + 256 MiB = ${memory.toString()}, limit x ${limitFactor}`,
    cpuArithmetic: `${series} series / ${interval.toString()} = ${samplesPerSecond} samples/s, / ${samplesPerSecondAndCore} + ${baseCpuMillis}m = ${cpuMillis}m`,
  };
}

/** Space that samples take over a time, at this rate. */
export const diskFor = (samplesPerSecond: number, time: Duration): ByteSize => ByteSize.bytes(samplesPerSecond * time.seconds * bytesPerSample);
