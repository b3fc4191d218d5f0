import { NotationError, type Value } from './value';

const prefixes = ['', 'K', 'M', 'G', 'T', 'P', 'E'] as const;

const notation = /^(\d+(?:\.\d+)?)\s*([KMGTPE]?)(i?)(B?)$/;

/**
 * A number of bytes, in the notation of either side.
 *
 * Prometheus writes `50GB` or `50GiB`, both powers of 1024; Kubernetes writes `60Gi` (1024) or `60G` (1000), without a B.
 * The B tells which is meant. Not negative; fractions are rounded down to whole bytes.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export class ByteSize implements Value {
  private constructor(readonly bytes: number) {}

  /** @throws NotationError when the text is no size */
  static parse(text: string): ByteSize {
    const match = notation.exec(text);
    if (match === null) throw new NotationError(`not a size, got "${text}"`, 'write a number with a unit, such as "60Gi" or "512MiB"');
    const [, count = '', prefix = '', binary, b] = match;
    if (prefix === '' && b === '' && count !== '0') {
      throw new NotationError(`a size without a unit, got "${text}"`, `write "${count}B" for bytes, or a unit such as "${count}Gi"`);
    }
    const base = binary === 'i' || b === 'B' ? 1024 : 1000;
    return ByteSize.bytes(Number(count) * base ** prefixes.indexOf(prefix as (typeof prefixes)[number]));
  }

  static bytes(count: number): ByteSize {
    return new ByteSize(Math.floor(count));
  }

  static gibibytes(count: number): ByteSize {
    return ByteSize.bytes(count * 1024 ** 3);
  }

  compare(other: ByteSize): number {
    return this.bytes - other.bytes;
  }

  /** This share of it, rounded down to whole mebibytes so that it prints short. */
  share(ratio: number): ByteSize {
    const mebibyte = 1024 ** 2;
    const part = this.bytes * ratio;
    return ByteSize.bytes(part < mebibyte ? part : Math.floor(part / mebibyte) * mebibyte);
  }

  /** In Prometheus' notation, the largest unit that says it exactly: `50GiB`. */
  toString(): string {
    return this.bytes === 0 ? '0' : `${this.exact()}B`;
  }

  /** In Kubernetes' notation: `50Gi`. */
  toQuantity(): string {
    return this.exact();
  }

  private exact(): string {
    let [count, power] = [this.bytes, 0];
    while (count >= 1024 && count % 1024 === 0 && power < prefixes.length - 1) [count, power] = [count / 1024, power + 1];
    return `${count}${power === 0 ? '' : `${prefixes[power] ?? ''}i`}`;
  }
}
