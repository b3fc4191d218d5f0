import { externalLabelDollar } from '../../lib/checks/external-label-dollar';
import { externalLabelReplica } from '../../lib/checks/external-label-replica';
import { externalLabelsMissing } from '../../lib/checks/external-labels-missing';
import { found } from './found';

const dollar = (value: string) => found(externalLabelDollar, { global: { externalLabels: { a: value } } });

test.each([['$A', '$A'], ['a-${A}', '${A}'], ['$1.50', '$1'], ['$$$A', '$A'], ['${', '${'], ['$-', '$-']])('"%s" asks for "%s"', (value, asked) => {
  const got = value === asked ? '' : `, got "${value}"`;
  expect(dollar(value)).toEqual([`global.externalLabels.a: "${asked}" is taken from the environment, where it is not set${got}`]);
});

test.each([['a'], ['$$'], ['$$A'], ['5 $'], ['$ 5'], ['a$.b']])('"%s" asks for nothing', (value) => {
  expect(dollar(value)).toEqual([]);
});

test('the label of replicas is free where there is one server', () => {
  expect(found(externalLabelReplica, { global: { externalLabels: { prometheus_replica: 'a' } } })).toEqual([]);
});

test('one server that keeps its samples needs no external label', () => {
  expect(found(externalLabelsMissing, { remoteRead: [{ url: 'https://metrics.example/' }] })).toEqual([]);
});
