import { z } from 'zod';

import type { OneAuthentication } from '../http-client';
import type { Discovery } from './define';
import { awsDiscovery } from './aws';
import { azureDiscovery } from './azure';
import { consulDiscovery } from './consul';
import { digitaloceanDiscovery } from './digitalocean';
import { dnsDiscovery } from './dns';
import { dockerDiscovery } from './docker';
import { dockerswarmDiscovery } from './dockerswarm';
import { ec2Discovery } from './ec2';
import { ecsDiscovery } from './ecs';
import { elasticacheDiscovery } from './elasticache';
import { eurekaDiscovery } from './eureka';
import { fileDiscovery } from './file';
import { gceDiscovery } from './gce';
import { hetznerDiscovery } from './hetzner';
import { httpDiscovery } from './http';
import { ionosDiscovery } from './ionos';
import { kubernetesDiscovery } from './kubernetes';
import { kumaDiscovery } from './kuma';
import { lightsailDiscovery } from './lightsail';
import { linodeDiscovery } from './linode';
import { marathonDiscovery } from './marathon';
import { mskDiscovery } from './msk';
import { nerveDiscovery } from './nerve';
import { nomadDiscovery } from './nomad';
import { ociDiscovery } from './oci';
import { openstackDiscovery } from './openstack';
import { outscaleDiscovery } from './outscale';
import { ovhcloudDiscovery } from './ovhcloud';
import { puppetdbDiscovery } from './puppetdb';
import { rdsDiscovery } from './rds';
import { scalewayDiscovery } from './scaleway';
import { serversetDiscovery } from './serverset';
import { stackitDiscovery } from './stackit';
import { staticDiscovery } from './static';
import { tritonDiscovery } from './triton';
import { uyuniDiscovery } from './uyuni';
import { vultrDiscovery } from './vultr';

/** Every kind of discovery, in alphabetical order. Adding one: an import and a line. */
export const discoveries = [
  awsDiscovery,
  azureDiscovery,
  consulDiscovery,
  digitaloceanDiscovery,
  dnsDiscovery,
  dockerDiscovery,
  dockerswarmDiscovery,
  ec2Discovery,
  ecsDiscovery,
  elasticacheDiscovery,
  eurekaDiscovery,
  fileDiscovery,
  gceDiscovery,
  hetznerDiscovery,
  httpDiscovery,
  ionosDiscovery,
  kubernetesDiscovery,
  kumaDiscovery,
  lightsailDiscovery,
  linodeDiscovery,
  marathonDiscovery,
  mskDiscovery,
  nerveDiscovery,
  nomadDiscovery,
  ociDiscovery,
  openstackDiscovery,
  outscaleDiscovery,
  ovhcloudDiscovery,
  puppetdbDiscovery,
  rdsDiscovery,
  scalewayDiscovery,
  serversetDiscovery,
  stackitDiscovery,
  staticDiscovery,
  tritonDiscovery,
  uyuniDiscovery,
  vultrDiscovery,
] as const;

type Member = (typeof discoveries)[number];

/** The lists of all kinds, as fields of a section that has targets: a scrape job, or `alerting.alertmanagers`. */
type DiscoveryFields = { readonly [K in Member['key']]: z.ZodDefault<z.ZodArray<EntryOf<Extract<Member, { key: K }>['schema']>>> };

/** An entry as a person writes it: in each alternative at most one way to authenticate. */
type EntryOf<S extends z.ZodType> = z.ZodType<z.output<S>, OneWay<z.input<S>>>;
type OneWay<T> = T extends { basicAuth?: unknown } ? OneAuthentication<T> : T;

// One list a kind: `Object.fromEntries` forgets the names, the type above restates them.
export const discoveryFields = Object.fromEntries(discoveries.map((kind) => [kind.key, z.array(kind.schema as z.ZodType).default([])])) as unknown as DiscoveryFields;

/** One entry that was declared somewhere, with its kind. */
export interface DeclaredDiscovery {
  readonly kind: Discovery<string, z.ZodType>;
  readonly index: number;
  readonly entry: unknown;
}

/** All entries of a section, of every kind, in the order of the registry. */
export const discoveriesOf = (model: Readonly<Record<Member['key'], readonly unknown[]>>): DeclaredDiscovery[] =>
  discoveries.flatMap((kind) =>
    model[kind.key].map((entry, index) => ({ kind, index, entry })),
  );
