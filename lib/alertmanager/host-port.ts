import { valueOf } from '../base/section';
import { NotationError, type Value } from '../base/value';

/**
 * A host and a port, `smtp.example.org:587` or `[::1]:25`.
 *
 * The port is a number from 1 to 65535.
 */
export class HostPort implements Value {
  private constructor(
    readonly host: string,
    readonly port: number,
  ) {}

  /** `example` is what a message shows of the kind that is meant. @throws NotationError when the text is no host with a port */
  static parse(text: string, example = mailServer): HostPort {
    const match = /^(?:\[([\da-fA-F:.]+(?:%[^\]]+)?)\]|([^:[\]\s/]+)):(\d{1,5})$/.exec(text);
    const host = match?.[1] ?? match?.[2];
    const port = Number(match?.[3]);
    if (host === undefined || port < 1 || port > 65_535) throw new NotationError(`not a host with a port, got "${text}"`, hint(text, example));
    return new HostPort(host, port);
  }

  toString(): string {
    return this.host.includes(':') ? `[${this.host}]:${this.port}` : `${this.host}:${this.port}`;
  }
}

const mailServer = 'smtp.example.org:587';

function hint(text: string, example: string): string {
  if (text.includes('://')) return `leave out the scheme, such as "${example}"`;
  if (/^[^:[\]\s/]+:?$/.test(text)) return `add the port, such as "${text.replace(':', '')}${example.slice(example.lastIndexOf(':'))}"`;
  return `write it as "${example}"; an IPv6 address stands in brackets`;
}

const hostPortLike = (example: string, isTaken: (text: string) => boolean, stands = false) =>
  valueOf({ prototype: HostPort.prototype, parse: (text) => HostPort.parse(text, example) }, `a host with a port such as "${example}"`, isTaken, stands);

const isSplit = (text: string): boolean => /^(\[[^[\]]*\]|[^:[\]]*):[^:[\]]+$/.test(text);

/** A mail server: `smtp.example.org:587`. Receivers fall back on that of `global`: one that is malformed is not missing there. */
export const mailHostPort = hostPortLike(mailServer, isSplit, true);

/** A broker of Kafka: `kafka.example.org:9092`. */
export const brokerHostPort = hostPortLike('kafka.example.org:9092', isSplit);

/** A collector of traces: `tempo.example.org:4317`; the server takes any text and finds out when it connects. */
export const collectorHostPort = hostPortLike('tempo.example.org:4317', (text) => text !== '');
