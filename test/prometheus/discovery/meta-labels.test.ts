import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { z } from 'zod';

import { discoveries } from '../../../lib/prometheus/discovery';
import type { Discovery } from '../../../lib/prometheus/discovery/define';

const reference = resolve(__dirname, '../../../../shared/reference/prometheus-meta-labels.tsv');
const isThere = existsSync(reference);
if (!isThere) process.stdout.write('the reference of meta labels is not beside the checkout: nothing is compared with it\n');

interface Row {
  readonly kind: string;
  readonly role: string;
  readonly label: string;
}

const rows: readonly Row[] = !isThere
  ? []
  : readFileSync(reference, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [kind = '', role = '', label = ''] = line.split('\t');
        return { kind, role, label: label.replace(/<.*$/, '') };
      });

/** Labels that came after the version of which the reference tells. */
const later: Readonly<Record<string, readonly string[]>> = { docker: ['__meta_docker_container_image', '__meta_docker_container_image_id'] };

const listed = (kind: string, ...roles: readonly string[]): string[] => [...new Set([...rows.filter((row) => row.kind === kind && roles.includes(row.role)).map(({ label }) => label), ...(later[kind] ?? [])])].sort();

/** The labels of an entry that is written like this. */
function given(kind: string, changes: object): string[] {
  const found = discoveries.find(({ key }) => key === `${kind}SdConfigs`) as unknown as Discovery<string, z.ZodType>;
  return [...found.metaLabels(found.schema.parse({ ...(found.example as object), ...changes }))].sort();
}

const byRole: readonly (readonly [string, object, readonly string[]])[] = [
  ['digitalocean', { role: 'droplets' }, ['droplets']],
  ['digitalocean', { role: 'databases' }, ['databases']],
  ['dockerswarm', { role: 'services' }, ['services']],
  ['dockerswarm', { role: 'tasks' }, ['tasks']],
  ['dockerswarm', { role: 'nodes' }, ['nodes']],
  ['elasticache', {}, ['serverless', 'cache cluster / node']],
  ['hetzner', { role: 'hcloud' }, ['hcloud']],
  ['hetzner', { role: 'robot' }, ['robot']],
  ['openstack', { role: 'hypervisor' }, ['hypervisor']],
  ['openstack', { role: 'instance' }, ['instance']],
  ['openstack', { role: 'loadbalancer' }, ['loadbalancer']],
  ['ovhcloud', { service: 'vps' }, ['vps']],
  ['ovhcloud', { service: 'dedicated_server' }, ['dedicated_server']],
  ['rds', {}, ['cluster', 'instance']],
  ['scaleway', { role: 'instance' }, ['instance']],
  ['scaleway', { role: 'baremetal' }, ['baremetal']],
  ['triton', { role: 'container' }, ['container']],
  ['triton', { role: 'cn' }, ['cn']],
];

const service = 'attached to endpoints/endpointslice when backed by a Service';
const pod = 'attached to endpoints/endpointslice when the address references a Pod';
const kubernetes: readonly (readonly [string, readonly string[]])[] = [
  ['node', ['node']],
  ['pod', ['pod']],
  ['service', ['service']],
  ['endpoints', ['endpoints', service, pod]],
  ['endpointslice', ['endpointslice', service, pod]],
  ['ingress', ['ingress']],
];
const attachedNode = 'attach_metadata.node = true (pod, endpoints, endpointslice)';
const attachedNamespace = 'attach_metadata.namespace = true (pod, service, endpoints, endpointslice, ingress)';

const plain = [...new Set(rows.filter(({ kind, role }) => role === '' && kind !== 'dns').map(({ kind }) => kind))];
const ifThere = isThere ? describe : describe.skip;

ifThere('the meta labels', () => {
  test.each(plain)('of %s are those of the reference', (kind) => {
    expect(given(kind, {})).toEqual(listed(kind, ''));
  });

  test.each(byRole)('of %s with %j are those of the reference', (kind, changes, roles) => {
    expect(given(kind, changes)).toEqual(listed(kind, ...roles));
  });

  test.each(kubernetes)('of the objects of a cluster of the role %s are those of the reference', (role, roles) => {
    expect(given('kubernetes', { role })).toEqual(listed('kubernetes', ...roles));
  });

  test('of pods with their node and their namespace are those of the reference', () => {
    expect(given('kubernetes', { role: 'pod', attachMetadata: { node: true, namespace: true } })).toEqual(listed('kubernetes', 'pod', attachedNode, attachedNamespace));
  });

  test('of DNS are those of the reference, each type with its own', () => {
    const types = [{ type: 'SRV' }, ...['A', 'AAAA', 'MX', 'NS'].map((type) => ({ type, port: 9100 }))];
    expect([...new Set(types.flatMap((type) => given('dns', type)))].sort()).toEqual(listed('dns', ''));
  });

  test('of the roles of Amazon are those of their own kinds', () => {
    for (const role of ['ec2', 'ecs', 'elasticache', 'lightsail', 'msk', 'rds']) expect(given('aws', { role })).toEqual(given(role, {}));
  });

  test('are compared for every kind that the reference knows', () => {
    const compared = new Set([...plain, ...byRole.map(([kind]) => kind), 'kubernetes', 'dns']);
    expect([...new Set(rows.map(({ kind }) => kind))].filter((kind) => !compared.has(kind))).toEqual([]);
  });
});

test('a family of labels ends in "_", a label of its own does not', () => {
  expect(given('ec2', {})).toEqual(expect.arrayContaining(['__meta_ec2_tag_', '__meta_ec2_private_ip']));
  expect(given('hetzner', { role: 'robot' })).not.toContain('__meta_hetzner_hcloud_label_');
});
