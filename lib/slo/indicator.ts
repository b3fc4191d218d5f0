import { Duration } from '../base/duration';
import type { fault } from '../base/finding';
import { bucketCondition } from './bucket';
import type { Indicator } from './model';
import { readSelector, selectorOf, type SelectorReading } from './selector';
import type { ObjectiveFields } from './spec';

/** Takes a fault of the spec down. */
export type Find = (...found: Parameters<typeof fault>) => void;

const ways = 'write two of good, bad and total, or a histogram or nativeHistogram with below';

/** What is counted, when exactly one way to say it is used and its selectors can be read. */
export function indicatorOf(fields: ObjectiveFields, find: Find): Indicator | undefined {
  const { good, bad, total, histogram, nativeHistogram } = fields;
  const given = Object.entries({ good, bad, total, histogram, nativeHistogram }).filter(([, text]) => text !== undefined).map(([key]) => key);
  const known = ['good,total', 'bad,total', 'good,bad', 'histogram', 'nativeHistogram'];
  if (!known.includes(given.join(','))) {
    find('objective-indicator', given.length === 0 ? [] : [given.at(-1) ?? ''], given.length === 0 ? 'missing: nothing says what is counted' : `cannot be said by ${given.join(' and ')}${given.length === 1 ? ' alone' : ' together'}`, ways);
    return undefined;
  }
  return histogram === undefined && nativeHistogram === undefined ? ratioOf(fields, find) : latencyOf(fields, find);
}

/** What the text of a field selects, unless it is at fault. */
function selected(key: 'good' | 'bad' | 'total' | 'histogram' | 'nativeHistogram', fields: ObjectiveFields, find: Find): Exclude<SelectorReading, { message: string }> | undefined {
  const reading = readSelector(fields[key] ?? '');
  if (!('message' in reading)) return reading;
  find('objective-selector', [key], reading.message, reading.fix);
  return undefined;
}

function ratioOf(fields: ObjectiveFields, find: Find): Indicator | undefined {
  for (const key of ['below', 'buckets'] as const) if (fields[key] !== undefined) find('objective-indicator', [key], 'only a histogram has it', 'remove it');
  const of = (key: 'good' | 'bad' | 'total') => {
    const found = fields[key] === undefined ? undefined : selected(key, fields, find);
    return found && selectorOf(found.metric, found.matchers);
  };
  const [good, bad, total] = [of('good'), of('bad'), of('total')];
  const [first, second] = (['good', 'bad', 'total'] as const).filter((key) => fields[key] !== undefined);
  if (first !== undefined && second !== undefined && fields[first] === fields[second]) find('objective-indicator', [first], `selects the same as ${second}`, 'add the matcher that tells them apart');
  if (total === undefined) return good && bad && { kind: 'good/bad', good, bad };
  return bad === undefined ? good && { kind: 'good/total', good, total } : { kind: 'bad/total', bad, total };
}

function latencyOf(fields: ObjectiveFields, find: Find): Indicator | undefined {
  const { below, buckets = [], histogram } = fields;
  const bound = below instanceof Duration ? below.seconds : below;
  if (bound === undefined) find('missing-value', ['below'], 'missing, the bound between good and bad is needed', 'write a duration such as "300ms", or a number in the unit of the histogram');
  else if (bound <= 0 || !Number.isFinite(bound)) find('objective-indicator', ['below'], `not more than 0, got ${bound}`, 'write what is still good, such as "300ms"');
  const key = histogram === undefined ? 'nativeHistogram' : 'histogram';
  const found = selected(key, fields, find);
  if (found?.matchers.some(({ label }) => label === 'le') === true) find('objective-selector', [key], 'chooses a bucket by "le", which below does', 'remove the matcher');
  if (key === 'nativeHistogram' && buckets.length > 0) find('objective-indicator', ['buckets'], 'only a classic histogram has it', 'remove it');
  if (found === undefined || bound === undefined) return undefined;
  if (key === 'nativeHistogram') return { kind: 'native histogram', histogram: selectorOf(found.metric, found.matchers), below: bound };
  const suffix = /_(bucket|count|sum)$/.exec(found.metric)?.[0];
  if (suffix !== undefined) find('objective-selector', ['histogram'], `not the histogram but a part of it, got "${found.metric}"`, `write "${found.metric.slice(0, -suffix.length)}"`);
  if (buckets.length > 0 && !buckets.includes(bound)) {
    const near = [Math.max(...buckets.filter((other) => other < bound)), Math.min(...buckets.filter((other) => other > bound))].filter(Number.isFinite);
    find('objective-bucket', ['below'], `not the bound of a bucket, got ${bound}`, `use ${near.join(' or ')}, or give the histogram a bucket there`);
  }
  return { kind: 'histogram', count: selectorOf(`${found.metric}_count`, found.matchers), bucket: selectorOf(`${found.metric}_bucket`, found.matchers, bucketCondition(bound)), below: bound };
}
