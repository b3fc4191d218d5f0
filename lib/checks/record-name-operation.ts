import { isComparison, isSetOperator, partsOf, type Expression } from '../promql/ast';
import { isAlert } from '../rules/model';
import { defineCheck } from './define';
import { isRecordName } from './facts/recorded';
import { readRules, rulesOf, type ReadRule } from './facts/rules';
import { aStackWithRules } from './sample';

/** An operation in a recorded name is one that is done. */
export const recordNameOperation = defineCheck({
  id: 'record-name-operation',
  severity: 'warning',
  summary: 'The name of a record tells of another operation than its expression has.',
  why: 'Whoever reads "sum" adds up, and whoever reads "rate5m" calculates per second. An average taken for a sum, or an increase for a rate, is wrong by as much as there are series or seconds, and no query says so.',
  see: 'https://prometheus.io/docs/practices/rules/#naming',
  bad: [
    aStackWithRules({ record: 'job:queue_length:sum', expr: 'avg by (job) (queue_length)' }),
    aStackWithRules({ record: 'job:http_requests:rate5m', expr: 'sum by (job) (increase(http_requests_total[5m]))' }),
  ],
  good: [
    aStackWithRules({ record: 'job:queue_length:avg', expr: 'avg by (job) (queue_length)' }),
    aStackWithRules({ record: 'job:http_requests:increase5m', expr: 'sum by (job) (increase(http_requests_total[5m]))' }),
  ],
  *find(stack) {
    const recorded = new Set(rulesOf(stack).flatMap(({ rule }) => (isAlert(rule) ? [] : [rule.record])));
    for (const { path, rule, analysis } of readRules(stack)) {
      if (isAlert(rule)) continue;
      const [, , operations] = rule.record.split(':');
      const done = operations === undefined ? undefined : operationsOf(analysis, recorded);
      if (operations === undefined || done === undefined) continue;
      const wrong = toldIn(operations, done).find((told) => !isDone(told, done) && !analysis.selections.some(({ metrics }) => metrics?.some((metric) => metric.split('_').includes(told)) === true));
      if (wrong === undefined) continue;
      const instead = [...new Set(done.filter((name) => relatives(wrong).includes(operationOf(name))))];
      if (instead.length > 0) yield { path: [...path, 'record'], message: `tells of ${wrong}(), the expression has ${instead.map((name) => `${name}()`).join(', ')}`, fix: 'change the operation in one of the two' };
    }
  },
});

/** How much a series changes over a time. */
const changes: readonly string[] = ['rate', 'irate', 'increase', 'delta', 'idelta', 'deriv'];
/** What becomes of many series, or of the samples over a time. */
const folds: readonly string[] = ['sum', 'avg', 'min', 'max', 'count', 'stddev'];
/** What leaves the values as they are. */
const harmless: readonly string[] = ['label_replace', 'label_join', 'sort', 'sort_desc', 'vector'];

/** `max` for `max_over_time`. */
const operationOf = (name: string): string => name.replace(/_over_time$/, '');

/** What cannot be done in place of an operation. To count what is 0 or 1, or counted already, is to sum it up. */
function relatives(operation: string): readonly string[] {
  if (changes.includes(operation)) return changes;
  return operation === 'sum' || operation === 'count' ? folds.filter((other) => other !== 'sum' && other !== 'count') : folds;
}

const isDone = (told: string, done: readonly string[]): boolean => done.some((name) => operationOf(name) === told);

/** The operations that the last part of a name tells of. A change over a window is taken for an average over it, or for a count. */
const toldIn = (operations: string, done: readonly string[]): readonly string[] =>
  [...operations.matchAll(/(?<=^|_)([a-z]+)(\d\w*)?(?=_|$)/g)].flatMap(([, word = '', window]) => {
    const isKnown = changes.includes(word) || (folds.includes(word) && (window === undefined || !done.some((name) => changes.includes(name))));
    return isKnown ? [word] : [];
  });

/** Every function and aggregation of an expression, when one can say what they make of it: not where it calculates, or reads what others did. */
function operationsOf({ expression, selections }: ReadRule['analysis'], recorded: ReadonlySet<string>): readonly string[] | undefined {
  if (selections.some(({ metrics }) => metrics === undefined || metrics.some((metric) => isRecordName(metric) || recorded.has(metric)))) return undefined;
  const parts = [...partsOf(expression)];
  if (parts.some(isCalculation)) return undefined;
  const names = parts.flatMap((part) => (part.kind === 'call' ? [part.name] : part.kind === 'aggregation' ? [part.operator] : []));
  return names.every((name) => [...changes, ...folds, ...harmless].includes(operationOf(name))) ? names : undefined;
}

/** Whether values are made of others without a function: a rate is an increase by the seconds. */
const isCalculation = (part: Expression): boolean => part.kind === 'unary' || (part.kind === 'binary' && (part.isBool || !(isComparison(part.operator) || isSetOperator(part.operator))));
