import { App, Chart, Yaml } from 'cdk8s';
import { Deployment, Service } from 'cdk8s-plus-27';

import { Alertmanager, PrometheusServer, PrometheusStack, secret, type AlertmanagerConfigSpec, type MetricRelabelSpec, type MonitorOptions, type ScrapeConfigSpec } from '../../lib';
import { aStack } from '../../lib/stack/sample';
import { at, find, manifestsIn, type Manifest } from '../support/manifests';

const yaml = (manifests: readonly Manifest[]): string => Yaml.stringify(...manifests);

const jsonOf = (stack: PrometheusStack): Manifest[] => stack.toJson() as Manifest[];

const config: AlertmanagerConfigSpec = { route: { receiver: 'hook' }, receivers: [{ name: 'hook', webhookConfigs: [{ url: secret('hook', 'url') }] }] };

test('a server alone, in the chart and the namespace of its user', () => {
  expect(yaml(manifestsIn('shop', (chart) => new PrometheusServer(chart, 'metrics', aStack())))).toMatchSnapshot();
});

test('an Alertmanager alone', () => {
  expect(yaml(manifestsIn('shop', (chart) => new Alertmanager(chart, 'alerts', { config })))).toMatchSnapshot();
});

test('a stack is both, and the namespace', () => {
  const app = new App();
  const stack = new PrometheusStack(app, 'monitoring', aStack({ alertmanager: { config } }));
  const manifests = jsonOf(stack);
  expect(manifests.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([
    'Namespace/monitoring',
    'ServiceAccount/prometheus',
    'ConfigMap/prometheus-config',
    'Service/prometheus',
    'PersistentVolumeClaim/prometheus-data',
    'Deployment/prometheus',
    'NetworkPolicy/prometheus',
    'ServiceAccount/alertmanager',
    'ConfigMap/alertmanager-config',
    'Service/alertmanager',
    'Service/alertmanager-peers',
    'StatefulSet/alertmanager',
    'NetworkPolicy/alertmanager',
  ]);
});

test('two servers live in one chart under different names', () => {
  const manifests = manifestsIn('shop', (chart) => {
    new PrometheusServer(chart, 'a', aStack({ name: 'one' }));
    new PrometheusServer(chart, 'b', aStack({ name: 'two' }));
  });
  expect(manifests.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name)).toEqual(['one', 'two']);
});

describe('a stack that is added to', () => {
  const shop = (port: string | undefined) => {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const pods = new Deployment(chart, 'checkout', { containers: [{ image: 'shop:1', ports: [{ number: 8080 }], securityContext: { user: 1000 } }] });
    const service = new Service(chart, 'service', { selector: pods, ports: [{ port: 8080, ...(port !== undefined && { name: port }) }], metadata: { name: 'checkout' } });
    return { stack: new PrometheusStack(app, 'monitoring', aStack()), service };
  };

  const configOf = (stack: PrometheusStack): string => String(at(find(jsonOf(stack), 'ConfigMap', 'prometheus-config'), 'data', 'prometheus.yml'));

  test('scrapes a Service by the name of its port, and may read its endpoints', () => {
    const { stack, service } = shop('metrics');
    stack.monitor(service, { port: 'metrics', scrapeInterval: '10s' });
    expect(configOf(stack)).toContain('- job_name: checkout\n    scrape_interval: 10s');
    expect(configOf(stack)).toContain('source_labels:\n          - __meta_kubernetes_endpointslice_port_name\n        regex: metrics');
    expect(find(jsonOf(stack), 'Role').metadata.namespace).toBe('shop');
  });

  test('says which ports a Service has when it lacks the one that was meant', () => {
    const { stack, service } = shop('metrics');
    stack.monitor(service, { port: 'metrisc' });
    expect(() => jsonOf(stack)).toThrow('monitor.checkout: unknown port "metrisc"\n    fix: did you mean "metrics"? known: metrics');
  });

  test.each([
    ['no port', {}, 'monitor.checkout.port: missing, a text is needed\n    fix: write the name of the port, known: metrics'],
    ['no options', undefined, 'monitor.checkout.port: missing, a text is needed\n    fix: write the name of the port, known: metrics'],
    ['a number', { port: 8080 }, 'monitor.checkout.port: not a text, got 8080\n    fix: write the name of the port, known: metrics'],
  ])('says what a port is given by, who gives %s', (_, options, message) => {
    const { stack, service } = shop('metrics');
    stack.monitor(service, options as unknown as MonitorOptions);
    expect(() => jsonOf(stack)).toThrow(message);
  });

  test('does not take a port without a name for one that was not given', () => {
    const { stack, service } = shop(undefined);
    stack.monitor(service, {} as MonitorOptions);
    expect(() => jsonOf(stack)).toThrow('monitor.checkout.port: missing, a text is needed\n    fix: give the port of the Service a name, and write it here');
  });

  test.each([{}, undefined, null, 'checkout', new App()])('says that only a Service is monitored: %#', (service) => {
    const { stack } = shop('metrics');
    stack.monitor(service as Service, { port: 'metrics' });
    stack.monitor(service as Service, undefined as unknown as MonitorOptions);
    expect(() => jsonOf(stack)).toThrow('error wrong-type\n  monitor: not a Service of cdk8s-plus\n    fix: give the Service itself, or write the job with addScrapeConfig');
  });

  test.each([
    ['itself', (stack: PrometheusStack) => stack, 'an object'],
    ['a large number', () => 10n, '10'],
    ['a symbol', () => Symbol('it'), 'Symbol(it)'],
  ])('shows what cannot be written as JSON: %s', (_, value, shown) => {
    const { stack } = shop('metrics');
    stack.addScrapeConfig({ jobName: value(stack) } as unknown as ScrapeConfigSpec);
    expect(() => jsonOf(stack)).toThrow(`addScrapeConfig[0].jobName: not a text, got ${shown}\n`);
  });

  test('takes jobs and rules as if they had been in the spec, whatever comes first', () => {
    const { stack } = shop('metrics');
    stack.addRuleGroup({ name: 'added', rules: [{ record: 'job:up:sum', expr: 'sum by (job) (up)' }] });
    stack.addScrapeConfig({ jobName: 'added', staticConfigs: [{ targets: ['added:1'] }] });
    const text = configOf(stack);
    expect(text).toContain('- rules/added.yml');
    expect(text).toContain('- job_name: added');
  });

  test('names the call when what was added is wrong', () => {
    const { stack } = shop('metrics');
    stack.addScrapeConfig({ jobName: 'right', staticConfigs: [{ targets: ['added:1'] }] });
    stack.addScrapeConfig({ jobName: 'wrong', scrapeInterval: '5s', scrapeTimeout: '10s', staticConfigs: [{ targets: ['added:2'] }] });
    expect(() => jsonOf(stack)).toThrow('addScrapeConfig[1].scrapeTimeout: longer than the interval, got 10s over 5s');
  });
});

test('cdk8s itself refuses a wrong spec, in an app that does not call our synth', () => {
  const app = new App();
  new PrometheusStack(app, 'monitoring', aStack({ global: { scrapeInterval: '15' } }));
  expect(() => app.synthYaml()).toThrow('global.scrapeInterval: not a duration, got "15"');
});

test('a wrong type is an error for the compiler already', () => {
  const app = new App();
  // @ts-expect-error a key that there is not
  new PrometheusStack(app, 'a', aStack({ scrapeConfig: [] }));
  // @ts-expect-error two ways to authenticate
  new PrometheusStack(app, 'b', aStack({ scrapeConfigs: [{ jobName: 'app', basicAuth: { username: 'a', password: secret('a', 'b') }, authorization: { credentials: secret('a', 'b') } }] }));
  // @ts-expect-error a credential in clear
  new PrometheusStack(app, 'c', aStack({ scrapeConfigs: [{ jobName: 'app', basicAuth: { username: 'a', password: 'b' } }] }));
  // @ts-expect-error a field of another action
  new PrometheusStack(app, 'd', aStack({ scrapeConfigs: [{ jobName: 'app', relabelConfigs: [{ action: 'labeldrop', regex: 'a', targetLabel: 'b' }] }] }));
  const aboutMetrics: MetricRelabelSpec = { action: 'drop', sourceLabels: ['__name__'], regex: 'go_.*' };
  new PrometheusStack(app, 'e', aStack({ scrapeConfigs: [{ jobName: 'app', metricRelabelConfigs: [aboutMetrics] }] }));
  // @ts-expect-error a rule about metrics where targets are meant
  new PrometheusStack(app, 'f', aStack({ scrapeConfigs: [{ jobName: 'app', relabelConfigs: [aboutMetrics] }] }));
  expect(() => app.synthYaml()).toThrow('unknown key "scrapeConfig"');
});
