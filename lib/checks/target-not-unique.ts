import { defineCheck } from './define';
import { staticTargets, type StaticTarget } from './facts/static-targets';
import { aStackWithJob } from './sample';

/** A target that stands twice in a job is a slip, or is scraped twice. */
export const targetNotUnique = defineCheck({
  id: 'target-not-unique',
  severity: 'warning',
  summary: 'A job lists the same target twice.',
  why: 'With the same labels it is scraped once, and another target was meant. With other labels it is scraped twice, and every sum over the job counts it twice.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#static_config',
  bad: [aStackWithJob({ staticConfigs: [{ targets: ['app1:8000', 'app2:8000', 'app1:8000'] }] })],
  good: [
    aStackWithJob({ staticConfigs: [{ targets: ['app1:8000', 'app2:8000', 'app3:8000'] }] }),
    aStackWithJob({ staticConfigs: [{ targets: ['app:8000'] }, { targets: ['app:8000'], labels: { __metrics_path__: '/internal/metrics' } }] }),
  ],
  *find(stack) {
    const seen = new Set<string>();
    for (const place of staticTargets(stack)) {
      const key = identity(place);
      if (seen.has(key)) yield { path: place.path, message: `not unique, "${place.target}" is listed before`, fix: 'remove it, or write the target that is meant' };
      seen.add(key);
    }
  },
});

/** What makes it another scrape: the section, the address, and the internal labels that change the request. */
const identity = ({ target, labels, place }: StaticTarget): string =>
  JSON.stringify([
    place.path,
    target,
    Object.entries(labels)
      .filter(([name]) => name.startsWith('__'))
      .sort(),
  ]);
