import { ApiObject, App, Chart } from 'cdk8s';

import { Alertmanager, PrometheusServer, PrometheusStack, secret, type AlertmanagerConfigSpec } from '../../lib';
import { aStack } from '../../lib/stack/sample';

const config: AlertmanagerConfigSpec = { route: { receiver: 'hook' }, receivers: [{ name: 'hook', webhookConfigs: [{ url: secret('hook', 'url') }] }] };

/** What is wrong with an app, as people read it. */
function faults(build: (app: App) => void): string {
  const app = new App();
  build(app);
  try {
    app.synthYaml();
  } catch (error) {
    return (error as Error).message.replace(/^.*\n/, '').replaceAll(/^ *\[.*\] *\n/gm, '');
  }
  return '';
}

const said = (message: string, fix: string): string => `error object-not-unique\n  not unique, ${message}\n    fix: ${fix}; what is for another cluster stands in an app of its own`;

test('two stacks that would overwrite each other are told so once, with what to change', () => {
  expect(
    faults((app) => {
      new PrometheusStack(app, 'm', aStack());
      new PrometheusStack(app, 'm2', aStack());
    }),
  ).toBe(said('"m" and "m2" both make ServiceAccount "prometheus" in namespace "monitoring", and 6 more', 'give "m2" its own namespace, or its own name and createNamespace: false'));
});

test('every pair is told at once', () => {
  const found = faults((app) => {
    for (const id of ['a', 'b', 'c']) new PrometheusStack(app, id, aStack());
  });
  expect([...found.matchAll(/not unique, ("\w" and "\w")/g)].map(([, pair]) => pair)).toEqual(['"a" and "b"', '"a" and "c"', '"b" and "c"']);
});

test.each([
  ['a namespace', { namespace: 'other' }],
  ['a name, and leaves the namespace to the first', { name: 'other', createNamespace: false }],
])('%s of its own sets a stack apart', (_, own) => {
  expect(
    faults((app) => {
      new PrometheusStack(app, 'm', aStack());
      new PrometheusStack(app, 'm2', aStack(own));
    }),
  ).toBe('');
});

test('each part that has the name of another is named in the fix', () => {
  expect(
    faults((app) => {
      new PrometheusStack(app, 'm', aStack({ alertmanager: { config } }));
      new PrometheusStack(app, 'm2', aStack({ createNamespace: false, name: 'other', alertmanager: { config } }));
    }),
  ).toBe(said('"m" and "m2" both make ServiceAccount "alertmanager" in namespace "monitoring", and 5 more', 'give "m2" its own namespace, or its own alertmanager.name'));
});

test.each([
  ['the namespace of both', {}, {}, '"m" and "m2" both make Namespace "monitoring"', 'set createNamespace: false in "m2"'],
  ['one that both own', { ownNamespaces: ['shop'] }, { namespace: 'other', ownNamespaces: ['shop'] }, '"m" and "m2" both make Namespace "shop"', 'take "shop" out of ownNamespaces in "m2"'],
])('a namespace is made by one stack only: %s', (_, first, second, message, fix) => {
  expect(
    faults((app) => {
      new PrometheusStack(app, 'm', aStack(first));
      new PrometheusStack(app, 'm2', aStack({ name: 'other', ...second }));
    }),
  ).toBe(said(message, fix));
});

test('a claim that two servers would adopt is one claim', () => {
  const storage = { size: '10Gi', claimName: 'old-data' };
  expect(
    faults((app) => {
      new PrometheusStack(app, 'm', aStack({ storage }));
      new PrometheusStack(app, 'm2', aStack({ name: 'other', createNamespace: false, storage }));
    }),
  ).toBe(said('"m" and "m2" both make PersistentVolumeClaim "old-data" in namespace "monitoring"', 'give "m2" its own namespace, or its own storage.claimName'));
});

test('servers alone are told by the paths of their charts', () => {
  const found = faults((app) => {
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new PrometheusServer(chart, 'a', aStack());
    new PrometheusServer(chart, 'b', aStack());
    new Alertmanager(chart, 'c', { name: 'prometheus', config });
  });
  expect(found).toContain('not unique, "shop/a" and "shop/b" both make ServiceAccount "prometheus" in namespace "shop", and 5 more\n    fix: give "shop/b" its own namespace, or its own name');
  expect(found).toContain('not unique, "shop/b" and "shop/c" both make ServiceAccount "prometheus" in namespace "shop", and 3 more\n    fix: give "shop/c" its own namespace, or its own name');
});

describe('an object of a chart beside the stack', () => {
  const beside = (kind: string, name: string, namespace?: string): string =>
    faults((app) => {
      new PrometheusStack(app, 'm', aStack());
      new ApiObject(new Chart(app, 'own', { ...(namespace !== undefined && { namespace }) }), 'it', { apiVersion: 'v1', kind, metadata: { name } });
    });

  test('is not one that the stack makes, too', () => {
    expect(beside('Namespace', 'monitoring', 'shop')).toBe(said('"own" and "m" both make Namespace "monitoring"', 'set createNamespace: false in "m"'));
    expect(beside('Service', 'prometheus', 'monitoring')).toBe(said('"own" and "m" both make Service "prometheus" in namespace "monitoring"', 'give "m" its own namespace, or its own name'));
  });

  test('may be of another kind, name or namespace', () => {
    expect([beside('Namespace', 'shop'), beside('Secret', 'prometheus', 'monitoring'), beside('Service', 'prometheus', 'shop')]).toEqual(['', '', '']);
  });
});

test('what is added after somebody asked is not lost by the comparison', () => {
  const app = new App();
  const stack = new PrometheusStack(app, 'm', aStack());
  new PrometheusStack(app, 'm2', aStack({ namespace: 'other' }));
  stack.judge();
  stack.addScrapeConfig({ jobName: 'late', staticConfigs: [{ targets: ['late:1'] }] });
  expect(app.synthYaml()).toContain('job_name: late');
});
