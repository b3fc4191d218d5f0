const modulus = 2_147_483_647;

/**
 * A stream of random numbers that is the same for the same seed, on every machine: the "minimal standard" generator.
 * @see https://doi.org/10.1145/63039.63042
 */
export class Random {
  private state: number;

  /** @param seed any whole number */
  constructor(seed: number) {
    this.state = (Math.abs(seed) % (modulus - 1)) + 1;
    // The first numbers of small seeds are small; some steps on they are as any others.
    for (let i = 0; i < 8; i++) this.uniform();
  }

  /** Between 0 and 1, both excluded; each as likely. */
  uniform(): number {
    this.state = (this.state * 48_271) % modulus;
    return this.state / modulus;
  }

  /** Time until the next of events that come at this rate, independent of each other; `Infinity` for a rate of 0. */
  untilNext(rate: number): number {
    return rate === 0 ? Infinity : -Math.log(this.uniform()) / rate;
  }

  /** A positive number with this mean: most are a little below it, a few far above, as latencies are. */
  skewed(mean: number): number {
    const normal = Math.sqrt(-2 * Math.log(this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
    return mean * Math.exp(spread * normal - (spread * spread) / 2);
  }
}

/** Of the logarithm: the 95th percentile is about twice the mean. */
const spread = 0.5;
