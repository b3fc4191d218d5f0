import type { SpecPath } from '../../base/spec-path';
import { discoveriesOf, type DeclaredDiscovery } from '../../prometheus/discovery';
import type { Server, Stack } from '../../stack/model';

type Job = Server['scrapeConfigs'][number];
type Alertmanagers = Server['alerting']['alertmanagers'][number];

/** A section whose targets are discovered: a scrape job, or Alertmanagers of one kind. */
export type DiscoverySection = {
  /** Place of the section in the spec. */
  readonly path: SpecPath;
  /** Everything that finds targets for it, in the order of the registry. */
  readonly discoveries: readonly DeclaredDiscovery[];
} & ({ readonly kind: 'job'; readonly section: Job } | { readonly kind: 'alertmanagers'; readonly section: Alertmanagers });

/** Every section of the server whose targets are discovered, jobs first. */
export const discoverySections = ({ server }: Stack): DiscoverySection[] =>
  server === undefined
    ? []
    : [
        ...server.scrapeConfigs.map((section, index) => ({ kind: 'job' as const, section, path: ['scrapeConfigs', index], discoveries: discoveriesOf(section) })),
        ...server.alerting.alertmanagers.map((section, index) => ({
          kind: 'alertmanagers' as const,
          section,
          path: ['alerting', 'alertmanagers', index],
          discoveries: discoveriesOf(section),
        })),
      ];
