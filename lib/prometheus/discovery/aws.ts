import { z } from 'zod';

import { httpClient } from '../http-client';
import { awsAccess, awsSection, clusters, notForRole, reachesAws } from './aws-access';
import { defineDiscovery, documented } from './define';
import { ec2Labels } from './ec2';
import { ecsLabels } from './ecs';
import { elasticacheLabels } from './elasticache';
import { filters } from './fields';
import { lightsailLabels } from './lightsail';
import { mskLabels } from './msk';
import { rdsLabels } from './rds';

const shared = {
  ...awsAccess,
  ...httpClient,
  // The server's own defaults differ here from every other place.
  /** @default false */
  followRedirects: z.boolean().default(false),
  /** @default false */
  enableHttp2: z.boolean().default(false),
};

const noFilters = notForRole('filters', '"ec2" or "rds"');
const noClusters = notForRole('clusters', '"ecs", "elasticache", "msk" or "rds"');

/** Labels, and Amazon's word for the service, by role. */
const services = {
  ec2: { labels: ec2Labels, host: 'ec2' },
  ecs: { labels: ecsLabels, host: 'ecs' },
  elasticache: { labels: elasticacheLabels, host: 'elasticache' },
  lightsail: { labels: lightsailLabels, host: 'lightsail' },
  msk: { labels: mskLabels, host: 'kafka' },
  rds: { labels: rdsLabels, host: 'rds' },
} as const;

/** What one of Amazon's services runs: each role finds the same as the kind of its name. */
export const awsDiscovery = defineDiscovery({
  key: 'awsSdConfigs',
  since: '3.8',
  schema: z.discriminatedUnion('role', [
    awsSection({ role: z.literal('ec2'), filters, clusters: noClusters, ...shared }),
    awsSection({ role: z.literal('ecs'), clusters, filters: noFilters, ...shared }),
    awsSection({ role: z.literal('elasticache').meta({ since: '3.11' }), clusters, filters: noFilters, ...shared }),
    awsSection({ role: z.literal('lightsail'), filters: noFilters, clusters: noClusters, ...shared }),
    awsSection({ role: z.literal('msk').meta({ since: '3.10' }), clusters, filters: noFilters, ...shared }),
    awsSection({ role: z.literal('rds').meta({ since: '3.11' }), clusters, filters: filters.meta({ since: '3.13' }), ...shared }),
  ]),
  metaLabels: ({ role }) => services[role].labels(),
  reaches: (entry) => reachesAws(services[entry.role].host, entry),
  needs: 'network',
  example: { role: 'ecs', region: 'eu-central-1', port: 8000 },
  see: documented('aws_sd_config'),
});
