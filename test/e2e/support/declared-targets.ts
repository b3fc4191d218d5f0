import { parse } from 'yaml';
import { z } from 'zod';

import { eventually } from './eventually';
import type { PrometheusApi, Target } from './prometheus-api';

const config = z.object({
  scrape_configs: z.array(z.object({ job_name: z.string(), static_configs: z.array(z.object({ targets: z.array(z.string()) })).default([]) })),
});

// By its address before relabeling, since a job may call its instances as it likes.
const idOf = ({ scrapePool, discoveredLabels }: Target): string => `${scrapePool} ${discoveredLabels['__address__']}`;

/** The targets that a prometheus.yml lists by address, as `job address`. */
export function declaredTargets(text: string): readonly string[] {
  const { scrape_configs: jobs } = config.parse(parse(text));
  return jobs.flatMap((job) => job.static_configs.flatMap(({ targets }) => targets.map((address) => `${job.job_name} ${address}`))).sort();
}

/** Waits until exactly these targets are there and every one is up, and gives them; throws with what the others say. */
export function targetsUp(api: PrometheusApi, ids: readonly string[], seconds: number): Promise<readonly string[]> {
  return eventually('every declared target is up', seconds, async () => {
    const targets = await api.targets();
    const found = targets.map(idOf).sort();
    if (found.join() === ids.join() && targets.every(({ health }) => health === 'up')) return found;
    throw new Error(targets.map((target) => `${idOf(target)} ${target.health} ${target.lastError}`).join('; '));
  });
}
