import { fault, type Finding } from '../base/finding';
import type { DiscoveryNeed } from '../prometheus/discovery/define';
import { discoveriesOf } from '../prometheus/discovery';
import type { Stack } from '../stack/model';
import type { Placement } from '../stack/placement';

const words: Readonly<Record<DiscoveryNeed, string>> = {
  files: 'files that something else writes beside the server',
  'kubernetes-api': 'the API server of a cluster in which it runs',
  'docker-api': "a Docker daemon's socket",
  network: 'a network',
};

/** Discovery that asks for what a target's surroundings do not have: one finding an entry, never a job that stays empty. */
export function unmetNeeds({ server }: Stack, target: string, { provides }: Placement): Finding[] {
  const sections = [
    ...(server?.scrapeConfigs ?? []).map((job, index) => ({ section: job, path: ['scrapeConfigs', index] })),
    ...(server?.alerting.alertmanagers ?? []).map((section, index) => ({ section, path: ['alerting', 'alertmanagers', index] })),
  ];
  return sections.flatMap(({ section, path }) =>
    discoveriesOf(section)
      .filter(({ kind, entry }) => !provides.includes(needOf(kind.needs, entry)))
      .map(({ kind, index }) => fault('discovery-not-possible', [...path, kind.key, index], `needs ${words[kind.needs]}, which the target "${target}" does not give`, 'declare this job in the environment where it belongs')),
  );
}

/** An entry that names its API server asks over the network, from wherever it is. */
const needOf = (need: DiscoveryNeed, entry: unknown): DiscoveryNeed =>
  (need === 'kubernetes-api' && typeof entry === 'object' && entry !== null && 'apiServer' in entry && entry.apiServer !== undefined) ||
  (need === 'docker-api' && typeof entry === 'object' && entry !== null && 'host' in entry && !String(entry.host).startsWith('unix:'))
    ? 'network'
    : need;
