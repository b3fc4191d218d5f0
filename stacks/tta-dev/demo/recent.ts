/** Counts the events of the last seconds, good and all, one bucket a second: enough for a rate and for a share. */
export class Recent {
  private readonly buckets: { second: number; good: number; all: number }[] = [];

  /** @param seconds how long an event counts */
  constructor(readonly seconds: number) {}

  /** Events come in the order of their time. */
  add(at: number, good: boolean): void {
    const second = Math.floor(at);
    this.forget(at);
    let last = this.buckets.at(-1);
    if (last?.second !== second) {
      last = { second, good: 0, all: 0 };
      this.buckets.push(last);
    }
    last.all += 1;
    if (good) last.good += 1;
  }

  /** What counts at this time. */
  count(now: number): { readonly good: number; readonly all: number } {
    this.forget(now);
    return this.buckets.reduce((sum, { good, all }) => ({ good: sum.good + good, all: sum.all + all }), { good: 0, all: 0 });
  }

  private forget(now: number): void {
    while ((this.buckets[0]?.second ?? Infinity) <= Math.floor(now) - this.seconds) this.buckets.shift();
  }
}
