import { Duration } from '../../base/duration';
import { NotationError } from '../../base/value';
import type { GlobalConfig } from '../global';
import type { ScrapeConfig } from '../scrape-config';
import { discoveredLabels, switches, type FoundTarget } from './discovered';
import { valueOf, type Labels } from './label-builder';
import { schemeOf } from './scheme';
import { scrapeUrl } from './scrape-url';
import { simulate, type LabelClash, type RelabelStep } from './simulate';

/** A target on its way from discovery to a scrape. */
export interface TargetTrace {
  /** The labels before relabeling: those of discovery, and what the job adds. */
  readonly discovered: Labels;
  /** One for each rule of `relabelConfigs`, up to one that drops the target. */
  readonly steps: readonly RelabelStep[];
  /** What only chance decides, in any step; where there is something, the outcome is one of several. */
  readonly clashes: readonly LabelClash[];
  readonly outcome: TargetOutcome;
}

/** What becomes of a target. */
export type TargetOutcome =
  | {
      readonly kind: 'scraped';
      /** The labels that its series get. */
      readonly labels: Labels;
      /** Those, and the internal ones by which it is scraped; two targets of a job that agree in all of them and the URL are scraped as one. */
      readonly internal: Labels;
      readonly url: string;
      /** Time between two scrapes, in the notation of durations, as it was written. */
      readonly interval: string;
      /** How long one scrape may take, in the same notation. */
      readonly timeout: string;
    }
  | {
      readonly kind: 'dropped';
      /** Place of the rule that drops it, from 0. */
      readonly rule: number;
    }
  | { readonly kind: 'refused'; readonly refusal: TargetRefusal };

/** Why a target that no rule drops is not scraped: the server logs it, and goes on without the target. */
export interface TargetRefusal {
  readonly about: 'address' | 'time' | 'switch';
  /** Ends a sentence about the target. */
  readonly message: string;
  /** Where there is something better to do than to look at the rules. */
  readonly fix?: string;
}

/**
 * What the server makes of a target of a job.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export function traceTarget(job: ScrapeConfig, global: GlobalConfig, target: FoundTarget): TargetTrace {
  const start = discoveredLabels(job, global, target);
  const discovered = start.labels();
  const { steps, labels, clashes } = simulate(start, job.relabelConfigs, schemeOf(job, global));
  return { discovered, steps, clashes, outcome: labels === undefined ? { kind: 'dropped', rule: steps.length - 1 } : outcomeOf(labels, discovered, job) };
}

function outcomeOf(relabeled: Labels, discovered: Labels, job: ScrapeConfig): TargetOutcome {
  const refusal = refusalOf(relabeled, discovered);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  const address = valueOf(relabeled, '__address__');
  const kept = Object.entries(relabeled).filter(([name]) => !name.startsWith('__meta_'));
  const internal = { instance: address, ...Object.fromEntries(kept) };
  return {
    kind: 'scraped',
    labels: publicLabels(internal),
    internal,
    url: scrapeUrl({ scheme: valueOf(internal, '__scheme__'), host: address, path: valueOf(internal, '__metrics_path__'), params: paramsOf(internal, job) }),
    interval: valueOf(internal, '__scrape_interval__'),
    timeout: valueOf(internal, '__scrape_timeout__'),
  };
}

/** The labels that series get: names that begin with `__` are internal. */
export const publicLabels = (labels: Labels): Labels => Object.fromEntries(Object.entries(labels).filter(([name]) => !name.startsWith('__')));

/** The parameters of the job, the first value of each replaced by that of its label; a label that is gone changes nothing. */
function paramsOf(labels: Labels, { params }: ScrapeConfig): Readonly<Record<string, readonly string[]>> {
  const prefix = '__param_';
  const own = Object.entries(labels).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : []));
  return { ...params, ...Object.fromEntries(own.map(([name, value]) => [name, [value, ...(Object.hasOwn(params, name) ? (params[name] ?? []).slice(1) : [])]])) };
}

/** Whether Go reads the text as true or false, which the switches must be. @see https://pkg.go.dev/strconv#ParseBool */
export const isGoBoolean = (text: string): boolean => /^(1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/.test(text);

/** The first thing that the server finds wrong, in its order. */
function refusalOf(labels: Labels, discovered: Labels): TargetRefusal | undefined {
  return addressRefusal(labels, discovered) ?? timesRefusal(labels) ?? switchRefusal(labels);
}

function addressRefusal(labels: Labels, discovered: Labels): TargetRefusal | undefined {
  const address = valueOf(labels, '__address__');
  if (address === '') return { about: 'address', message: `has no address after the rules, got "${valueOf(discovered, '__address__')}"` };
  return slashRefusal(address);
}

/** Why this is no address: it has a slash, as a URL has. An Alertmanager's is refused for nothing else. */
export const slashRefusal = (address: string): TargetRefusal | undefined =>
  address.includes('/') ? { about: 'address', message: `becomes "${address}", which is not an address` } : undefined;

function timesRefusal(labels: Labels): TargetRefusal | undefined {
  const [interval, timeout] = [valueOf(labels, '__scrape_interval__'), valueOf(labels, '__scrape_timeout__')];
  const refusal = timeRefusal(interval) ?? timeRefusal(timeout);
  if (refusal !== undefined || Duration.parse(timeout).compare(Duration.parse(interval)) <= 0) return refusal;
  return { about: 'time', message: `has a timeout longer than the interval, got ${timeout} over ${interval}`, fix: `use at most ${interval}` };
}

function timeRefusal(text: string): TargetRefusal | undefined {
  try {
    if (Duration.parse(text).milliseconds > 0) return undefined;
    return { about: 'time', message: `is scraped with a time of zero, got "${text}"` };
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    return { about: 'time', message: `is scraped with what is ${error.message}`, fix: error.fix };
  }
}

function switchRefusal(labels: Labels): TargetRefusal | undefined {
  const odd = switches.map(([label]) => labels[label]).find((value) => value !== undefined && !isGoBoolean(value));
  return odd === undefined ? undefined : { about: 'switch', message: `is scraped with what is not "true" or "false", got "${odd}"` };
}
