import { annotatedPods, type ScrapeConfigSpec } from '../../../lib';
import { aStack } from '../../../lib/stack/sample';
import { at, find, manifestsOf } from '../../support/manifests';

const job = (entry: NonNullable<ScrapeConfigSpec['kubernetesSdConfigs']>[number]): ScrapeConfigSpec => ({ jobName: 'app', kubernetesSdConfigs: [entry] });

const grants = (...scrapeConfigs: ScrapeConfigSpec[]) =>
  manifestsOf(aStack({ scrapeConfigs }))
    .filter(({ kind }) => kind === 'Role' || kind === 'ClusterRole')
    .map(({ kind, metadata, ...rest }) => ({ kind, namespace: metadata.namespace, rules: rest['rules'] }));

const rule = (group: string, ...resources: string[]) => ({ apiGroups: [group], resources, verbs: ['get', 'list', 'watch'] });

test('a server without discovery has an account without rights, and no token', () => {
  expect(grants({ jobName: 'app', staticConfigs: [{ targets: ['app:1'] }] })).toEqual([]);
  const manifests = manifestsOf(aStack());
  expect(find(manifests, 'ServiceAccount')).toMatchObject({ automountServiceAccountToken: false });
  expect(at(find(manifests, 'Deployment'), 'spec', 'template', 'spec', 'automountServiceAccountToken')).toBe(false);
});

test('discovery in named namespaces may read there, and nowhere else', () => {
  expect(grants(job({ role: 'pod', namespaces: { names: ['a', 'b'] } }))).toEqual([
    { kind: 'Role', namespace: 'a', rules: [rule('', 'pods')] },
    { kind: 'Role', namespace: 'b', rules: [rule('', 'pods')] },
  ]);
});

test('discovery everywhere needs the cluster', () => {
  expect(grants(job({ role: 'endpointslice' }))).toEqual([{ kind: 'ClusterRole', namespace: undefined, rules: [rule('', 'pods', 'services'), rule('discovery.k8s.io', 'endpointslices')] }]);
});

test.each([
  ['node', [rule('', 'nodes')]],
  ['service', [rule('', 'services')]],
  ['endpoints', [rule('', 'endpoints', 'pods', 'services')]],
  ['ingress', [rule('networking.k8s.io', 'ingresses')]],
] as const)('the role %s reads what it lists, and no more', (role, rules) => {
  expect(grants(job({ role }))).toEqual([{ kind: 'ClusterRole', namespace: undefined, rules }]);
});

test('nodes are read by the cluster even where pods are read in one namespace', () => {
  expect(grants(job({ role: 'pod', namespaces: { names: ['a'] }, attachMetadata: { node: true } }))).toEqual([
    { kind: 'ClusterRole', namespace: undefined, rules: [rule('', 'nodes')] },
    { kind: 'Role', namespace: 'a', rules: [rule('', 'pods')] },
  ]);
});

test('rights of several jobs are joined, each once', () => {
  expect(grants(annotatedPods({ jobName: 'one', namespaces: ['a'] }), annotatedPods({ jobName: 'two', namespaces: ['a'] }))).toEqual([{ kind: 'Role', namespace: 'a', rules: [rule('', 'pods')] }]);
});

test('a binding gives the rights to the account of the server, in its namespace', () => {
  const manifests = manifestsOf(aStack({ scrapeConfigs: [annotatedPods({ jobName: 'one', namespaces: ['a'] })] }));
  expect(find(manifests, 'RoleBinding')).toMatchObject({
    metadata: { namespace: 'a' },
    roleRef: { kind: 'Role', name: find(manifests, 'Role').metadata.name },
    subjects: [{ kind: 'ServiceAccount', name: 'prometheus', namespace: 'monitoring' }],
  });
  expect(at(find(manifests, 'Deployment'), 'spec', 'template', 'spec', 'automountServiceAccountToken')).toBe(true);
});

test('discovery of another cluster by its address needs no rights here', () => {
  expect(grants(job({ role: 'pod', apiServer: 'https://other.example:6443' }))).toEqual([]);
});
