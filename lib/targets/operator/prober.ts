import type { RelabelRule } from '../../prometheus/relabel/rule';
import type { ScrapeJob } from '../../stack/model';

/** A job whose targets are asked about at one exporter, as of the blackbox exporter. */
export interface Probing {
  /** Address of the exporter, `host` or `host:port`. */
  readonly prober: string;
  /** The rules behind the three that make it one. */
  readonly rest: readonly RelabelRule[];
}

/** A name, an IPv4 address or an IPv6 address in brackets, and a port: what the operator takes as a prober. */
const hostAndPort = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9])?)(:[1-9]\d{0,4})?$/;

/**
 * Whether the rules of a job begin with those that the operator writes for a Probe: the address becomes the parameter `target`, that
 * becomes the instance, and the address is the prober's. The last two may be the other way round, which comes to the same.
 */
export function probing({ relabelConfigs }: ScrapeJob): Probing | undefined {
  const [first, second, third, ...rest] = relabelConfigs;
  if (!copies(first, '__address__', '__param_target')) return undefined;
  const prober = copies(second, '__param_target', 'instance') ? addressOf(third) : copies(third, '__param_target', 'instance') ? addressOf(second) : undefined;
  return prober === undefined ? undefined : { prober, rest };
}

const copies = (rule: RelabelRule | undefined, from: string, to: string): boolean =>
  rule?.action === 'replace' &&
  rule.sourceLabels.length === 1 &&
  rule.sourceLabels[0] === from &&
  rule.targetLabel === to &&
  // An address is never empty.
  (rule.regex === '(.*)' || rule.regex === '(.+)') &&
  (rule.replacement === '$1' || rule.replacement === '${1}');

const addressOf = (rule: RelabelRule | undefined): string | undefined =>
  rule?.action === 'replace' && rule.sourceLabels.length === 0 && rule.targetLabel === '__address__' && rule.regex === '(.*)' && hostAndPort.test(rule.replacement) ? rule.replacement : undefined;
