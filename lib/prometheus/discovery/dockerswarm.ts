import { z } from 'zod';

import { section } from '../../base/section';
import { httpClient } from '../http-client';
import { defineDiscovery, documented } from './define';
import { daemonFilters, dockerHost, reachesDaemon } from './docker-daemon';
import { refreshInterval, targetPort } from './fields';

const service = [
  '__meta_dockerswarm_service_id',
  '__meta_dockerswarm_service_name',
  '__meta_dockerswarm_service_mode',
  '__meta_dockerswarm_service_label_',
];
const network = [
  '__meta_dockerswarm_network_id',
  '__meta_dockerswarm_network_name',
  '__meta_dockerswarm_network_ingress',
  '__meta_dockerswarm_network_internal',
  '__meta_dockerswarm_network_label_',
  '__meta_dockerswarm_network_scope',
];
const node = [
  '__meta_dockerswarm_node_address',
  '__meta_dockerswarm_node_availability',
  '__meta_dockerswarm_node_hostname',
  '__meta_dockerswarm_node_id',
  '__meta_dockerswarm_node_label_',
  '__meta_dockerswarm_node_platform_architecture',
  '__meta_dockerswarm_node_platform_os',
  '__meta_dockerswarm_node_role',
  '__meta_dockerswarm_node_status',
];

const metaByRole = {
  services: [
    ...service,
    '__meta_dockerswarm_service_endpoint_port_name',
    '__meta_dockerswarm_service_endpoint_port_publish_mode',
    '__meta_dockerswarm_service_task_container_hostname',
    '__meta_dockerswarm_service_task_container_image',
    '__meta_dockerswarm_service_updating_status',
    ...network,
  ],
  tasks: [
    '__meta_dockerswarm_container_label_',
    '__meta_dockerswarm_task_id',
    '__meta_dockerswarm_task_container_id',
    '__meta_dockerswarm_task_desired_state',
    '__meta_dockerswarm_task_slot',
    '__meta_dockerswarm_task_state',
    '__meta_dockerswarm_task_port_publish_mode',
    ...service,
    ...network,
    ...node,
  ],
  nodes: [
    ...node,
    '__meta_dockerswarm_node_engine_version',
    '__meta_dockerswarm_node_manager_address',
    '__meta_dockerswarm_node_manager_leader',
    '__meta_dockerswarm_node_manager_reachability',
  ],
} as const;

/** Services, tasks or nodes of a Docker Swarm. */
export const dockerswarmDiscovery = defineDiscovery({
  key: 'dockerswarmSdConfigs',
  since: '2.20.0',
  schema: section({
    /** Address of the daemon, `unix:///var/run/docker.sock` or a URL. */
    host: dockerHost,
    /** What becomes a target. */
    role: z.enum(['services', 'tasks', 'nodes']),
    /** Port of targets that have none. @default 80 */
    port: targetPort(),
    /** Filters of the Docker API. */
    filters: daemonFilters,
    /** How often the source is asked again. @default '1m' */
    refreshInterval: refreshInterval('1m'),
    ...httpClient,
  }),
  metaLabels: ({ role }) => metaByRole[role],
  reaches: reachesDaemon,
  needs: 'docker-api',
  example: { host: 'unix:///var/run/docker.sock', role: 'tasks' },
  see: documented('dockerswarm_sd_config'),
});
