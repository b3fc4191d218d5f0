import { httpClient } from '../http-client';
import { awsAccess, awsSection, clusters, reachesAws, requestConcurrency } from './aws-access';
import { defineDiscovery, documented, labelsOf } from './define';

/** Meta labels of tasks of ECS. */
export const ecsLabels = (): readonly string[] => labelsOf('ecs', `
  cluster cluster_arn service service_arn service_status task_group task_arn task_definition ip_address launch_type desired_status last_status
  health_status platform_family platform_version subnet_id availability_zone region public_ip network_mode container_instance_arn ec2_instance_id
  ec2_instance_type ec2_instance_private_ip ec2_instance_public_ip tag_cluster_ tag_service_ tag_task_ tag_ec2_`);

/** Tasks of Amazon's ECS. */
export const ecsDiscovery = defineDiscovery({
  key: 'ecsSdConfigs',
  since: '3.8',
  schema: awsSection({
    ...awsAccess,
    clusters,
    /** Questions at the same time. @default 20 */
    requestConcurrency: requestConcurrency(20),
    ...httpClient,
  }),
  metaLabels: ecsLabels,
  reaches: (entry) => reachesAws('ecs', entry),
  needs: 'network',
  example: { region: 'eu-central-1', clusters: ['arn:aws:ecs:eu-central-1:123456789012:cluster/shop'], port: 8000 },
  see: documented('ecs_sd_config'),
});
