import { z } from 'zod';

import { labels, section } from '../../base/section';
import { defineDiscovery } from './define';

/** Targets that are written down. */
export const staticDiscovery = defineDiscovery({
  key: 'staticConfigs',
  since: '1.0.0',
  schema: section({
    /** `host:port`, without scheme and path. */
    targets: z.array(z.string().min(1)).default([]),
    /** Labels of all these targets. */
    labels: labels.default({}),
  }),
  metaLabels: () => [],
  needs: 'network',
  example: { targets: ['app1:8000', 'app2:8000'] },
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#static_config',
});
