import { relabelMetaLabelNotSanitized } from '../../lib/checks/relabel-meta-label-not-sanitized';
import { relabelUnknownMetaLabel } from '../../lib/checks/relabel-unknown-meta-label';
import { foundInJob } from './found';

const read = (...labels: string[]) => ({ relabelConfigs: [{ action: 'keep' as const, sourceLabels: labels, regex: 'a' }] });
const fixOf = (job: object): string | undefined => foundInJob(relabelUnknownMetaLabel, job, true)[0]?.split(' -> ')[1];

test.each<[string, object, string]>([
  ['a misspelt family', { kubernetesSdConfigs: [{ role: 'pod' }], ...read('__meta_kubernetes_pod_anotation_prometheus_io_scrape') }, 'did you mean "__meta_kubernetes_pod_annotation_prometheus_io_scrape"?'],
  ['a misspelt kind', { kubernetesSdConfigs: [{ role: 'pod' }], ...read('__meta_kubernets_pod_name') }, 'did you mean "__meta_kubernetes_pod_name"?'],
  ['a node of a pod that was not asked for', { kubernetesSdConfigs: [{ role: 'pod' }], ...read('__meta_kubernetes_node_label_zone') }, 'set kubernetesSdConfigs[0].attachMetadata.node: true, which gives it'],
  ['a namespace of a node, which has none', { kubernetesSdConfigs: [{ role: 'node' }], ...read('__meta_kubernetes_namespace') }, 'only role "endpoints", "endpointslice", "ingress", "pod" or "service" gives it: use that, or another label'],
  ['the other spelling of an endpoint', { kubernetesSdConfigs: [{ role: 'endpointslice' }], ...read('__meta_kubernetes_endpoints_name') }, 'only role "endpoints" gives it: use that, or another label'],
  ['another type of record', { dnsSdConfigs: [{ names: ['a'], type: 'A', port: 80 }], ...read('__meta_dns_mx_record_target') }, 'only type "MX" gives it: use that, or another label'],
  ['another kind of discovery', { dockerswarmSdConfigs: [{ host: 'unix:///var/run/docker.sock', role: 'tasks' }], ...read('__meta_kubernetes_pod_name') }, 'use a label of what is declared, or declare kubernetesSdConfigs, which gives it'],
  ['nothing at all', { kubernetesSdConfigs: [{ role: 'pod' }], ...read('__meta_unheard_service_metadata_version_of_the_application') }, 'use a label of kubernetesSdConfigs, staticConfigs'],
  ['a target that is written down', read('__meta_x'), 'remove it, these targets have no meta labels'],
])('helps who meant %s', (_, job, fix) => {
  expect(fixOf(job)).toBe(fix);
});

test.each<[string, object]>([
  ['a label of any of several kinds', { kubernetesSdConfigs: [{ role: 'node' }], dnsSdConfigs: [{ names: ['a'] }], ...read('__meta_dns_name', '__meta_kubernetes_node_name') }],
  ['a label of an annotation', { kubernetesSdConfigs: [{ role: 'ingress' }], ...read('__meta_kubernetes_ingress_annotation_anything_at_all') }],
  ['whatever an inventory may give', { httpSdConfigs: [{ url: 'https://inventory.example/' }], ...read('__meta_netbox_role') }],
  ['what the list of targets gives', { staticConfigs: [{ targets: ['app:8000'], labels: { __meta_rack: 'a' } }], ...read('__meta_rack') }],
  ['what a rule before it wrote', { relabelConfigs: [{ sourceLabels: ['job'], targetLabel: '__meta_x' }, ...read('__meta_x').relabelConfigs] }],
])('takes %s', (_, job) => {
  expect(foundInJob(relabelUnknownMetaLabel, job)).toEqual([]);
});

test('judges labelmap by what its names begin with', () => {
  const labelmap = (regex: string, role: string) => ({ kubernetesSdConfigs: [{ role }], relabelConfigs: [{ action: 'labelmap' as const, regex }] }) as object;
  expect(foundInJob(relabelUnknownMetaLabel, labelmap('__meta_kubernetes_pod_label_(.+)', 'pod'))).toEqual([]);
  expect(foundInJob(relabelUnknownMetaLabel, labelmap('__meta_kubernetes_pod_label_app_(.+)', 'pod'))).toEqual([]);
  expect(foundInJob(relabelUnknownMetaLabel, labelmap('__meta_kubernetes_(pod|service)_label_(.+)', 'pod'))).toEqual([]);
  expect(foundInJob(relabelUnknownMetaLabel, labelmap('__meta_kubernetes_pod_label_(.+)', 'node'))).toEqual(['relabelConfigs[0].regex: no declared discovery gives a label that begins with "__meta_kubernetes_pod_label_"']);
});

test('leaves names that are written otherwise to the check about that', () => {
  const job = { kubernetesSdConfigs: [{ role: 'pod' as const }], ...read('__meta_kubernetes_pod_label_app.kubernetes.io/name') };
  expect(foundInJob(relabelUnknownMetaLabel, job)).toEqual([]);
  expect(foundInJob(relabelMetaLabelNotSanitized, job, true)).toEqual([
    'relabelConfigs[0].sourceLabels[0]: "." never stands in a label of discovery, got "__meta_kubernetes_pod_label_app.kubernetes.io/name" -> write "__meta_kubernetes_pod_label_app_kubernetes_io_name"',
  ]);
});

test('reads an escaped character in a labelmap as itself, and a dot as any', () => {
  const labelmap = (regex: string) => ({ kubernetesSdConfigs: [{ role: 'pod' as const }], relabelConfigs: [{ action: 'labelmap' as const, regex }] });
  expect(foundInJob(relabelMetaLabelNotSanitized, labelmap('__meta_kubernetes_pod_annotation_prometheus\\.io/(.+)'))).toHaveLength(1);
  expect(foundInJob(relabelMetaLabelNotSanitized, labelmap('__meta_kubernetes_pod_annotation_prometheus.io_(.+)'))).toEqual([]);
});
