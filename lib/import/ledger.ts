import { SecretKey, type SecretFile, type SecretText } from '../base/secret';
import type { Position } from '../bundle/yaml-file';

/** A place in one of the files. */
export interface Place extends Position {
  readonly file: string;
}

/** Something that is said of a place. */
export interface Remark {
  readonly place: Place | undefined;
  readonly text: string;
}

/** A key of a Secret that must exist, and where its value stands now. */
export interface MovedCredential {
  readonly reference: SecretKey;
  readonly place: Place;
}

/** A scrape job that stays a file, since only a file can hold its credential. */
export interface MovedJob extends MovedCredential {
  readonly jobName: string;
}

/** Everything that an import has to say besides the program: what became references, what is assumed, and what is not carried over. */
export class Ledger {
  readonly credentials: MovedCredential[] = [];
  readonly jobs: MovedJob[] = [];
  readonly files: SecretFile[] = [];
  /** What the files do not say, or say in another way than the program. */
  readonly notes: Remark[] = [];
  /** What a person has to do by hand. */
  readonly lost: Remark[] = [];
  readonly #references = new Map<SecretText, SecretKey>();
  readonly #taken = new Set<string>();

  /** The reference that takes the place of a credential: the same for the same one, which an alias of YAML may name twice. */
  refer(credential: SecretText, name: string, key: string, place: Place): SecretKey {
    const known = this.#references.get(credential);
    if (known !== undefined) return known;
    const reference = this.#reserve(name, key);
    this.#references.set(credential, reference);
    this.credentials.push({ reference, place });
    return reference;
  }

  /** A file of jobs that takes the place of one of them. */
  moveJob(jobName: string, name: string, place: Place): SecretKey {
    const reference = this.#reserve(name, `${fileName(jobName)}.yml`);
    this.jobs.push({ jobName, reference, place });
    return reference;
  }

  /** A file of one's own that is referred to, such as a whole web configuration. */
  moveFile(name: string, key: string, place: Place): SecretKey {
    const reference = this.#reserve(name, key);
    this.credentials.push({ reference, place });
    return reference;
  }

  referenceOf(credential: SecretText): SecretKey | undefined {
    return this.#references.get(credential);
  }

  /** The texts that nobody may see. */
  get texts(): readonly string[] {
    return [...this.#references.keys()].map((credential) => credential.reveal());
  }

  note(text: string, place?: Place): void {
    this.notes.push({ place, text });
  }

  lose(text: string, place?: Place): void {
    this.lost.push({ place, text });
  }

  /** A name that only one value has, with a number where another one has it. */
  #reserve(name: string, key: string): SecretKey {
    let free = key;
    for (let number = 2; this.#taken.has(`${name}/${free}`); number++) free = key.includes('.') ? key.replace(/\.(?=[^.]*$)/, `-${number}.`) : `${key}-${number}`;
    this.#taken.add(`${name}/${free}`);
    return new SecretKey(name, free);
  }
}

/** A name that a file and a key of a Secret may have. */
export const fileName = (text: string): string => text.replace(/[^-._a-zA-Z0-9]+/g, '-').replace(/^[-.]+|[-.]+$/g, '') || 'unnamed';

/** The last part of a path, or of a name that a file in a manifest has; without the ending. */
export const baseName = (name: string): string => name.replace(/^.*(\/|: )/, '').replace(/\.[^.]*$/, '');
