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

  /** @throws NotationError when the text is no host with a port */
  static parse(text: string): HostPort {
    const match = /^(?:\[([\da-fA-F:.]+(?:%[^\]]+)?)\]|([^:[\]\s/]+)):(\d{1,5})$/.exec(text);
    const host = match?.[1] ?? match?.[2];
    const port = Number(match?.[3]);
    if (host === undefined || port < 1 || port > 65_535) throw new NotationError(`not a host with a port, got "${text}"`, hint(text));
    return new HostPort(host, port);
  }

  toString(): string {
    return this.host.includes(':') ? `[${this.host}]:${this.port}` : `${this.host}:${this.port}`;
  }
}

function hint(text: string): string {
  if (text.includes('://')) return 'leave out the scheme, such as "smtp.example.org:587"';
  if (/^[^:[\]\s/]+:?$/.test(text)) return `add the port, such as "${text.replace(':', '')}:587"`;
  return 'write it as "smtp.example.org:587"; an IPv6 address stands in brackets';
}

/** `smtp.example.org:587`. */
export const hostPort = valueOf(HostPort, 'a host with a port such as "smtp.example.org:587"', (text) => /^(\[[^[\]]*\]|[^:[\]]*):[^:[\]]+$/.test(text));

/** The same, where the server takes any text and finds out when it connects. */
export const reachableHostPort = valueOf(HostPort, 'a host with a port such as "tempo.example.org:4317"', (text) => text !== '');
