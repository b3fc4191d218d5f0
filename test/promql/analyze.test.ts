import fc from 'fast-check';

import { analyze } from '../../lib/promql/analyze';
import { expressions } from './support/expressions';
import { expressionParts, expressionPieces, mutated } from './support/mutations';

test('the same text gives the same object, and another set of features another', () => {
  expect(analyze('up')).toBe(analyze('up'));
  expect(analyze('up', ['promql-experimental-functions'])).not.toBe(analyze('up'));
  expect(Object.isFrozen(analyze('up'))).toBe(true);
});

test('with faults nothing else is claimed', () => {
  expect(analyze('sum(up')).toMatchObject({ expression: undefined, valueType: undefined, selections: [], outcome: { returns: 'sometimes' }, mismatches: [], uses: [] });
  expect(analyze('sum(up').labels.of('job').presence).toBe('may');
});

test('what is larger than the grammar reads is named so, and what is merely large is read', () => {
  const nested = (depth: number): string => `${'(a + '.repeat(depth)}a${')'.repeat(depth)}`;
  const chained = (length: number): string => `a${' or on (x) a'.repeat(length)}`;
  const raised = (length: number): string => `a${' ^ -a'.repeat(length / 2)}`;
  const message = 'more operators or parentheses than are read here, at most 250 of each';
  for (const write of [nested, chained, raised]) {
    expect(analyze(write(250))).toMatchObject({ faults: [], valueType: 'vector' });
    expect(analyze(write(20_000)).faults).toMatchObject([{ message }]);
  }
});

test('no text makes it throw, and every fault is inside the text and in words', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), expressions(), mutated(expressions(), expressionParts, expressionPieces));
  fc.assert(
    fc.property(texts, (text) => {
      for (const { from, to, message, fix } of analyze(text).faults) expect([0 <= from && from <= to && to <= text.length, message === '', fix === '']).toEqual([true, false, false]);
    }),
    { numRuns: 500 },
  );
});

test('blanks and notes between the words change nothing', () => {
  const bare = analyze('sum by (job)(rate(up{job="a"}[5m]))');
  const spaced = analyze(' sum  by\n( job ) # note\n ( rate( up { job = "a" } [ 5m ] ) ) ');
  expect([spaced.faults, spaced.valueType, spaced.labels.of('job').values, spaced.selections[0]?.range?.seconds]).toEqual([[], bare.valueType, bare.labels.of('job').values, 300]);
});
