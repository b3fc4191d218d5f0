import { App, Chart, Testing } from 'cdk8s';
import { Service, type ServicePort } from 'cdk8s-plus-27';

import { monitorService, ServiceMonitor, type MonitorServiceOptions } from '../../../lib/targets/operator';
import { manifestsIn, find } from '../../support/manifests';
import { crdTest, schemaFaults } from './crd';

const service = (chart: Chart, labels: Record<string, string> = { app: 'checkout' }, ports: ServicePort[] = [{ name: 'metrics', port: 8000 }]) =>
  new Service(chart, 'checkout', { metadata: { name: 'checkout', labels }, ports });

const monitorOf = (options: MonitorServiceOptions) => find(manifestsIn('shop', (chart) => void monitorService(service(chart), options)), 'ServiceMonitor');

test('a Service is monitored by its labels, in its namespace and under its name', () => {
  const { metadata, ...rest } = monitorOf({ port: 'metrics', path: '/m', interval: '30s', labels: { release: 'prometheus' } });
  expect(metadata).toEqual({ name: 'checkout', namespace: 'shop', labels: { release: 'prometheus' } });
  expect(rest['spec']).toEqual({ selector: { matchLabels: { app: 'checkout' } }, endpoints: [{ port: 'metrics', path: '/m', interval: '30s' }] });
});

crdTest('the monitor is one that the API server takes', () => {
  expect(schemaFaults(monitorOf({ port: 'metrics' }))).toEqual([]);
});

test('labels and ports that are added later count, but for a label that deployment tools rewrite', () => {
  const manifests = manifestsIn('shop', (chart) => {
    const late = service(chart, { 'app.kubernetes.io/instance': 'x' }, [{ name: 'http', port: 80 }]);
    monitorService(late, { port: 'metrics' });
    late.bind(8000, { name: 'metrics' });
    late.metadata.addLabel('app', 'late');
  });
  expect(find(manifests, 'ServiceMonitor')['spec']).toMatchObject({ selector: { matchLabels: { app: 'late' } } });
  expect(JSON.stringify(find(manifests, 'ServiceMonitor'))).not.toContain('instance');
});

test('a port that the Service does not have stops the synth, with the nearest one', () => {
  const app = new App();
  monitorService(service(new Chart(app, 'shop')), { port: 'metric' });
  expect(() => app.synthYaml()).toThrow('the Service "checkout" has no port "metric"; did you mean "metrics"? known: metrics');
});

test('a port without a name, and a Service without labels, stop the synth', () => {
  const app = new App();
  monitorService(service(new Chart(app, 'shop'), {}, [{ port: 80 }]), { port: 'metrics' });
  expect(() => app.synthYaml()).toThrow(/give its port a name[\s\S]*no label by which it can be selected/);
});

test('an interval that is none is refused at once', () => {
  expect(() => monitorOf({ port: 'metrics', interval: '30' })).toThrow('not a duration, got "30"');
});

test('the typed kinds can be written by hand', () => {
  const chart = Testing.chart();
  new ServiceMonitor(chart, 'own', { metadata: { name: 'own' }, spec: { selector: { matchLabels: { app: 'a' } }, endpoints: [{ port: 'metrics' }] } });
  expect(Testing.synth(chart)).toEqual([{ apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata: { name: 'own' }, spec: { selector: { matchLabels: { app: 'a' } }, endpoints: [{ port: 'metrics' }] } }]);
});
