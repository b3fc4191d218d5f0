import { z } from 'zod';

import { section } from '../../base/section';
import { httpClient } from '../http-client';
import { defineDiscovery, documented, labelsOf } from './define';
import { daemonFilters, dockerHost, reachesDaemon } from './docker-daemon';
import { refreshInterval, targetPort, text } from './fields';

/** Containers of one Docker daemon; one on the machine's own network is found without a port. */
export const dockerDiscovery = defineDiscovery({
  key: 'dockerSdConfigs',
  since: '2.27',
  schema: section({
    /** Address of the daemon, `unix:///var/run/docker.sock` or a URL. */
    host: dockerHost,
    /** Port of containers that have none. @default 80 */
    port: targetPort(),
    /** Filters of the Docker API. @default [] */
    filters: daemonFilters,
    /** Host of containers that use the machine's own network. @default 'localhost' */
    hostNetworkingHost: text.default('localhost'),
    /** Of a container in several networks, take the first by name only. @default true */
    matchFirstNetwork: z.boolean().default(true),
    /** How often the source is asked again. @default '1m' */
    refreshInterval: refreshInterval('1m'),
    ...httpClient,
  }),
  // The image is known since 3.15.
  metaLabels: () => labelsOf('docker', `container_image container_image_id
  container_id container_name container_network_mode container_label_ network_id network_name network_ingress network_internal network_label_
  network_scope network_ip port_private port_public port_public_ip`),
  reaches: reachesDaemon,
  needs: 'docker-api',
  example: { host: 'unix:///var/run/docker.sock', filters: [{ name: 'label', values: ['monitored=yes'] }] },
  see: documented('docker_sd_config'),
});
