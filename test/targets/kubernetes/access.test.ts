import { aStack } from '../../../lib/stack/sample';
import { at, find, manifestsOf } from '../../support/manifests';

const from = { namespace: 'ingress-nginx', podLabels: { app: 'controller' } };

test('an Ingress sends its host to the Service, with TLS, and the external URL follows', () => {
  const manifests = manifestsOf(aStack({ access: { host: 'prometheus.example.org', by: { kind: 'ingress', className: 'nginx', tlsSecret: 'prometheus-tls' }, from } }));
  expect(at(find(manifests, 'Ingress'), 'spec')).toEqual({
    ingressClassName: 'nginx',
    tls: [{ hosts: ['prometheus.example.org'], secretName: 'prometheus-tls' }],
    rules: [{ host: 'prometheus.example.org', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'prometheus', port: { name: 'http' } } } }] } }],
  });
  expect(at(find(manifests, 'Deployment'), 'spec', 'template', 'spec', 'containers', 0, 'args')).toContain('--web.external-url=https://prometheus.example.org/');
  expect(JSON.stringify(at(find(manifests, 'NetworkPolicy'), 'spec', 'ingress'))).toContain('ingress-nginx');
});

test('a route of a Gateway does the same', () => {
  const manifests = manifestsOf(aStack({ access: { host: 'prometheus.example.org', path: '/prom', tls: false, by: { kind: 'httpRoute', gateway: { name: 'public', namespace: 'gateways' } }, from } }));
  expect(at(find(manifests, 'HTTPRoute'), 'spec')).toEqual({
    parentRefs: [{ name: 'public', namespace: 'gateways' }],
    hostnames: ['prometheus.example.org'],
    rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/prom' } }], backendRefs: [{ name: 'prometheus', port: 9090 }] }],
  });
  expect(at(find(manifests, 'Deployment'), 'spec', 'template', 'spec', 'containers', 0, 'args')).toContain('--web.external-url=http://prometheus.example.org/prom');
  expect(at(find(manifests, 'ConfigMap', 'prometheus-config'), 'data', 'prometheus.yml')).toContain('metrics_path: /prom/metrics');
});

test('without access there is no way in from outside', () => {
  const kinds = manifestsOf(aStack()).map(({ kind }) => kind);
  expect(kinds).not.toContain('Ingress');
  expect(kinds).not.toContain('HTTPRoute');
});
