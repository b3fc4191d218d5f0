import { NotationError, type Value } from './value';

/** A released version, `3.16.0` or `1.37`: numbers only, compared part by part, a missing part is 0. */
export class Version implements Value {
  private constructor(private readonly parts: readonly number[]) {}

  /** @throws NotationError when the text is no version */
  static parse(text: string): Version {
    const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?$/.exec(text);
    if (match === null) throw new NotationError(`not a version, got "${text}"`, 'write numbers, such as "3.16.0"; "latest" says nothing');
    return new Version(match.slice(1).flatMap((part: string | undefined) => (part === undefined ? [] : [Number(part)])));
  }

  compare(other: Version): number {
    for (let i = 0; i < 3; i++) {
      const difference = (this.parts[i] ?? 0) - (other.parts[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  isAtLeast(other: Version | string): boolean {
    return this.compare(typeof other === 'string' ? Version.parse(other) : other) >= 0;
  }

  toString(): string {
    return this.parts.join('.');
  }
}
