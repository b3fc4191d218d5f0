import type { SpecPath } from '../../base/spec-path';
import type { Stack } from '../../stack/model';
import { discoverySections, type DiscoverySection } from './discovery-sections';
import { mayWrite } from './relabel-rules';

/** A target that is written down, and the section that it belongs to. */
export interface StaticTarget {
  readonly path: SpecPath;
  readonly target: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly place: DiscoverySection;
  /** Whether relabeling makes another address of it: a URL that an exporter is asked about, for example. */
  readonly isRewritten: boolean;
}

/** Every target that is written down, in the order of the spec. */
export const staticTargets = (stack: Stack): StaticTarget[] =>
  discoverySections(stack).flatMap((place) => {
    const isRewritten = mayWrite(place.section.relabelConfigs, '__address__');
    return place.section.staticConfigs.flatMap(({ targets, labels }, i) =>
      targets.map((target, j) => ({ path: [...place.path, 'staticConfigs', i, 'targets', j], target, labels, place, isRewritten })),
    );
  });

/** Host and port of an address, the brackets of IPv6 kept; no port where there is none. */
export function hostAndPort(address: string): { readonly host: string; readonly port: string | undefined } {
  const match = /^(\[[^\]]*\]|[^:]*):([^:\]]*)$/.exec(address);
  return { host: match?.[1] ?? address, port: match?.[2] };
}
