/**
 * Where a secret lies, never the secret itself.
 *
 * `secret(…)` names a Kubernetes Secret and its key; `fileAt(…)` names a file that is there anyway, such as a service
 * account's token. What is emitted is the `*_file` field with the path.
 */
export type Secret = SecretKey | SecretFile;

/** One key of a Kubernetes Secret. It is mounted, and read from the file. */
export class SecretKey {
  constructor(
    readonly name: string,
    readonly key: string,
  ) {}

  toString(): string {
    return `secret "${this.name}" key "${this.key}"`;
  }
}

/**
 * A credential that stands in clear in somebody's file. Only the reader of files makes one: it can be judged and referred to elsewhere, and is
 * never printed by anything that turns a value into text.
 */
export class SecretText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself, for the one who compares it or prints the file that it came from. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return '<secret>';
  }

  toJSON(): string {
    return '<secret>';
  }
}

/** A file that exists on the machine or in the container without our doing. */
export class SecretFile {
  constructor(readonly path: string) {}

  toString(): string {
    return `file "${this.path}"`;
  }
}

/**
 * The value of `key` in the Kubernetes Secret `name`, in the namespace of what uses it.
 * Synth prints which Secrets must exist.
 */
export const secret = (name: string, key: string): SecretKey => new SecretKey(name, key);

/** The contents of a file that is in place already; relative paths count from the configuration file's folder. */
export const fileAt = (path: string): SecretFile => new SecretFile(path);

/** Where a target puts the mounted keys: the path that a configuration file names. */
export type SecretPath = (secret: SecretKey) => string;

/**
 * Beside the folder of the configuration file, by Secret and key: `../secrets/alertmanager/slack-url`.
 * The same on every target, so that the very same file is right on all of them.
 */
export const secretBesideConfig: SecretPath = ({ name, key }) => `../secrets/${name}/${key}`;
