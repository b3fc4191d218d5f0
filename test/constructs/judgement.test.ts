import { App } from 'cdk8s';
import fc from 'fast-check';

import { PrometheusStack, type PrometheusStackSpec } from '../../lib';
import { stackSpec } from '../../lib/stack/spec';
import { arbitraryOf } from '../support/arbitrary';

const junk = fc.constantFrom<unknown>(null, 1, '', 'text', [], {}, { a: 1 }, [null]);

/** The findings of whatever somebody wrote, as people read them. */
const findingsOf = (spec: unknown) => new PrometheusStack(new App(), 'test', spec as PrometheusStackSpec).judge().findings;

test.each([null, {}, { storage: null }, { storage: { size: '1Gi' }, scrapeConfigs: { a: 1 } }, { storage: { size: '1Gi' }, ruleGroups: 'none' }])('what is no spec at all is a finding: %j', (spec) => {
  expect(findingsOf(spec).some(({ severity }) => severity === 'error')).toBe(true);
});

test('no spec, however odd, makes the judgement fail', () => {
  fc.assert(
    fc.property(arbitraryOf(stackSpec), fc.constantFrom(...Object.keys(stackSpec.shape)), junk, (spec, key, value) => {
      for (const odd of [spec, { ...(spec as object), [key]: value }]) expect(Array.isArray(findingsOf(odd))).toBe(true);
    }),
    { numRuns: 150, seed: 1 },
  );
});
