import type { Slo } from '../../../lib/slo/slo';

/** Steady traffic for some minutes. */
export interface Stretch {
  readonly minutes: number;
  /** Events a minute that are good, and that fail. */
  readonly good: number;
  readonly bad: number;
}

/** A plan of traffic; what it begins with is restarted by `restart`: the counters count from 0. */
export type Plan = readonly (Stretch | 'restart')[];

/** Events so far, minute by minute, from the first sample on. */
interface Counted {
  readonly good: number;
  readonly bad: number;
}

function countersOf(plan: Plan): readonly Counted[] {
  let [good, bad] = [0, 0];
  const samples: Counted[] = [{ good, bad }];
  for (const stretch of plan) {
    if (stretch === 'restart') {
      [good, bad] = [0, 0];
      continue;
    }
    for (let minute = 0; minute < stretch.minutes; minute++) {
      good += stretch.good;
      bad += stretch.bad;
      samples.push({ good, bad });
    }
  }
  return samples;
}

type InputSeries = readonly { readonly series: string; readonly values: string }[];

/** What a process with this traffic exposes, one sample a minute, for the kind of the objective. Without failures their counter does not exist. */
export function exposed({ objective: { indicator } }: Slo, labels: Readonly<Record<string, string>>, plan: Plan): InputSeries {
  const samples = countersOf(plan);
  const series = (name: string, more: Readonly<Record<string, string>>, value: (sample: Counted) => string | number) => ({
    series: `${name}{${Object.entries({ job: 'shop', ...labels, ...more }).map(([label, text]) => `${label}="${text}"`).join(', ')}}`,
    values: samples.map(value).join(' '),
  });
  const ifAny = (what: keyof Counted, ...list: InputSeries): InputSeries => (samples.some((sample) => sample[what] > 0) ? list : []);
  switch (indicator.kind) {
    case 'bad/total':
      return [series('requests_total', { code: '200' }, ({ good }) => good), ...ifAny('bad', series('requests_total', { code: '500' }, ({ bad }) => bad))];
    case 'good/total':
      return [series('requests_total', {}, ({ good, bad }) => good + bad), ...ifAny('good', series('accepted_total', {}, ({ good }) => good))];
    case 'good/bad':
      return [...ifAny('good', series('accepted_total', {}, ({ good }) => good)), ...ifAny('bad', series('refused_total', {}, ({ bad }) => bad))];
    case 'histogram':
      return [
        series('latency_seconds_count', {}, ({ good, bad }) => good + bad),
        series('latency_seconds_bucket', { le: '0.3' }, ({ good }) => good),
        series('latency_seconds_bucket', { le: '1.0' }, ({ good, bad }) => good + bad),
        series('latency_seconds_bucket', { le: '+Inf' }, ({ good, bad }) => good + bad),
      ];
    case 'native histogram':
      // Schema 0: the buckets from 0.5 to 1, and from 1 to 2.
      return [series('latency_seconds', {}, ({ good, bad }) => `{{schema:0 count:${good + bad} sum:${good + bad} buckets:[${good} ${bad}]}}`)];
  }
}
