import { z } from 'zod';

import { advised, labels, section } from '../../base/section';
import { isLoopback, type Reach } from '../reach';
import { defineDiscovery, documented } from './define';

/** Targets that are written down. */
export const staticDiscovery = defineDiscovery({
  key: 'staticConfigs',
  since: '1.0.0',
  schema: section({
    /** `host:port`, without scheme and path. */
    targets: z.array(advised(z.string(), 1)).default([]),
    /** Labels of all these targets. */
    labels: labels.default({}),
  }),
  metaLabels: () => [],
  reaches: ({ targets }) => targets.flatMap(reachesTarget),
  needs: 'network',
  example: { targets: ['app1:8000', 'app2:8000'] },
  see: documented('static_config'),
});

/** A target without a port is reached at one that only relabeling, or its scheme, says. */
function reachesTarget(target: string): readonly Reach[] {
  const [, host = target, port] = /^(.*?):(\d+)$/.exec(target) ?? [];
  return isLoopback(host) ? [] : [{ host, ...(port !== undefined && { port: Number(port) }) }];
}
