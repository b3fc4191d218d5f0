import { z } from 'zod';

import { section } from '../../base/section';
import { httpClient } from '../http-client';
import { ignored } from '../ignored';
import { asks } from '../reach';
import { inClear, neededInClear } from '../../base/ruled-out';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval, targetPort, text } from './fields';

const instead = 'use "ManagedIdentity", "WorkloadIdentity" or "SDK", which need no secret here';

const shared = {
  /** Id of the subscription. */
  subscriptionId: text,
  /** Which of the clouds of Azure. @default 'AzurePublicCloud' */
  environment: z.enum(['AzurePublicCloud', 'AzureCloud', 'AzureChinaCloud', 'AzureGermanCloud', 'AzureUSGovernment', 'AzureUSGovernmentCloud']).default('AzurePublicCloud'),
  /** Id of the tenant. */
  tenantId: text.optional(),
  clientSecret: inClear(instead),
  /** Look in this group only. @default all of them */
  resourceGroup: text.optional(),
  /** How often the source is asked again. @default '5m' */
  refreshInterval: refreshInterval('5m'),
  /** Port of the targets. @default 80 */
  port: targetPort(),
  ...httpClient,
};

const management: Readonly<Record<string, string>> = {
  AzureChinaCloud: 'https://management.chinacloudapi.cn',
  AzureGermanCloud: 'https://management.microsoftazure.de',
  AzureUSGovernment: 'https://management.usgovcloudapi.net',
  AzureUSGovernmentCloud: 'https://management.usgovcloudapi.net',
};

/** Virtual machines of Azure, by their private address. */
export const azureDiscovery = defineDiscovery({
  key: 'azureSdConfigs',
  since: '1.2',
  schema: z.discriminatedUnion('authenticationMethod', [
    section({
      authenticationMethod: z.literal('ManagedIdentity'),
      /** The identity, where the machine has several. */
      clientId: text.optional(),
      ...shared,
    }),
    section({
      /** What Azure's own library finds: a login, its environment, a managed identity. */
      authenticationMethod: z.literal('SDK'),
      clientId: ignored('the library finds out itself who it is', 'remove it'),
      ...shared,
    }),
    section({
      /** The identity that Kubernetes gives the pod. */
      authenticationMethod: z.literal('WorkloadIdentity').meta({ since: '3.11' }),
      clientId: text.optional(),
      ...shared,
    }),
    section({
      /** The server's own default: an application and its secret. */
      authenticationMethod: z.literal('OAuth').meta({ keepsEmpty: true }).prefault('OAuth'),
      ...shared,
      tenantId: text,
      clientId: text,
      clientSecret: neededInClear(instead),
    }),
  ]),
  metaLabels: () => labelsOf('azure', `
  machine_id machine_location machine_name machine_computer_name machine_os_type machine_private_ip machine_public_ip machine_resource_group
  machine_tag_ machine_scale_set machine_size subscription_id tenant_id`),
  reaches: (entry) => [...asks(management[entry.environment] ?? 'https://management.azure.com', entry), 'anywhere'],
  needs: 'network',
  example: { authenticationMethod: 'ManagedIdentity', subscriptionId: '11aaaa11-a11a-111a-a111-1111a1111aaa', port: 9100 },
  see: documented('azure_sd_config'),
});
