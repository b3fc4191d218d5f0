import { accessNotUnique } from '../../lib/checks/access-not-unique';
import { amountOf } from '../../lib/checks/facts/quantity';
import { isLabelKey, isLabelValue } from '../../lib/checks/facts/kubernetes-label';
import { kubernetesLabelMalformed } from '../../lib/checks/kubernetes-label-malformed';
import { memoryBelowEstimate } from '../../lib/checks/memory-below-estimate';
import { resourcesRequestOverLimit } from '../../lib/checks/resources-request-over-limit';
import { anAlertmanager } from '../../lib/checks/sample';
import { tolerationMalformed } from '../../lib/checks/toleration-malformed';
import { workloadNameNotUnique } from '../../lib/checks/workload-name-not-unique';
import { workloadNameRefused } from '../../lib/checks/workload-name-refused';
import { found, foundInAlertmanager } from './found';

test.each([['500m', 0.5], ['2', 2], ['1.5', 1.5], ['1K', 1000], ['1Ki', 1024], ['1.5Gi', 1.5 * 2 ** 30], ['2T', 2e12]])('the quantity %s is %d', (quantity, amount) => {
  expect(amountOf(quantity)).toBe(amount);
});

test('what is no quantity has no amount', () => {
  expect(amountOf('1k')).toBeNaN();
  expect(amountOf('')).toBeNaN();
});

test.each([['app'], ['app.kubernetes.io/name'], ['a'.repeat(63)], ['A_b-c.d'], [`${'a'.repeat(63)}.example/x`]])('%s is a key of a label', (key) => {
  expect(isLabelKey(key)).toBe(true);
});

test.each([[''], ['a b'], ['-a'], ['a/'], ['/a'], ['A.b/c'], ['a/b/c'], ['a'.repeat(64)], ['a_']])('"%s" is no key of a label', (key) => {
  expect(isLabelKey(key)).toBe(false);
});

test('a value of a label may be empty, a key may not', () => {
  expect([isLabelValue(''), isLabelValue('a.b'), isLabelValue('a/b'), isLabelValue('a'.repeat(64))]).toEqual([true, true, false, false]);
});

test('units are compared, not texts', () => {
  expect(found(resourcesRequestOverLimit, { resources: { requests: { cpu: '900m', memory: '1000Mi' }, limits: { cpu: '1', memory: '1Gi' } } })).toEqual([]);
  expect(found(resourcesRequestOverLimit, { resources: { requests: { cpu: '2', memory: '2Gi' }, limits: { cpu: '1500m' } } })).toEqual(['resources.requests.cpu: more than the limit, got 2 over 1500m']);
});

test('the Alertmanager is looked at too, wherever it stands', () => {
  const broken = { ...anAlertmanager, name: '1', nodeSelector: { 'a b': 'c' }, tolerations: [{ operator: 'Equal' as const }], resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } };
  for (const check of [kubernetesLabelMalformed, resourcesRequestOverLimit, tolerationMalformed, workloadNameRefused]) {
    const [inStack = '', ...more] = found(check, { alertmanager: broken });
    expect(more).toEqual([]);
    expect(inStack).toMatch(/^alertmanager\./);
    expect(foundInAlertmanager(check, broken)).toEqual([inStack.replace(/^alertmanager\./, '')]);
  }
});

test('labels are looked at wherever pods or nodes are named', () => {
  const podLabels = { app: 'a b' };
  const spec = { access: { host: 'a.example', by: { kind: 'ingress' as const }, from: { podLabels } }, network: { dns: { podLabels } }, nodeSelector: { app: 'a' } };
  expect(found(kubernetesLabelMalformed, spec).map((line) => line.split(':')[0])).toEqual(['access.from.podLabels.app', 'network.dns.podLabels.app']);
});

test.each<[object, number]>([
  [{ operator: 'Exists' }, 0],
  [{ key: 'a' }, 0],
  [{ key: 'a', operator: 'Exists', value: '' }, 0],
  [{ value: 'a' }, 1],
  [{ key: 'a', effect: 'NoSchedule', tolerationSeconds: 1 }, 1],
  [{ operator: 'Exists', value: 'a', tolerationSeconds: 1 }, 2],
])('the toleration %j has %i faults', (toleration, count) => {
  expect(found(tolerationMalformed, { tolerations: [toleration] })).toHaveLength(count);
});

test('names have room for what is put behind them', () => {
  expect(found(workloadNameRefused, { name: 'a'.repeat(52) })).toEqual([]);
  expect(found(workloadNameRefused, { name: 'a'.repeat(53) })).toEqual(['name: longer than 52 characters, got 53']);
});

test('the names and addresses that come by themselves differ', () => {
  expect(found(workloadNameNotUnique, { alertmanager: anAlertmanager })).toEqual([]);
  expect(found(workloadNameNotUnique, { alertmanager: { ...anAlertmanager, name: 'prometheus' } })).toHaveLength(1);
  expect(found(accessNotUnique, { alertmanager: anAlertmanager })).toEqual([]);
});

test('a memory limit that is not set is derived, and never too low', () => {
  expect(found(memoryBelowEstimate, { series: 5_000_000, resources: { requests: { memory: '1Gi' } } })).toEqual([]);
});
