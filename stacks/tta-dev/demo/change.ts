import type { Settings } from './primitive';
import type { Change } from './simulation';

/** Least and most of each setting, and its unit. */
export const limits: { readonly [K in keyof Settings]: { readonly least: number; readonly most: number; readonly unit: string } } = {
  requestsPerSecond: { least: 0, most: 200, unit: 'requests per second' },
  errorRate: { least: 0, most: 1, unit: 'share of the requests' },
  latencySeconds: { least: 0, most: 120, unit: 'seconds' },
  costPerRequest: { least: 0, most: 100, unit: 'US dollars' },
  savingsPerRequest: { least: 0, most: 100, unit: 'US dollars' },
};

const settingNames = Object.keys(limits) as (keyof Settings)[]; // The type of `limits` has just these keys.

/** The body of a change that is none: everything that is wrong with it. */
export class ChangeError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ChangeError';
  }
}

/**
 * Reads a change of settings: a JSON object with any of the settings, and `primitive` for one that is known.
 *
 * @throws ChangeError with every fault, not only the first
 */
export function parseChange(text: string, primitives: readonly string[]): Change {
  const body = parseObject(text);
  const faults: string[] = [];
  const settings: { -readonly [K in keyof Settings]?: number } = {};
  let primitive: string | undefined;
  for (const [key, value] of Object.entries(body)) {
    const name = settingNames.find((known) => known === key);
    if (name !== undefined) {
      const fault = faultOf(name, value);
      if (fault === undefined) settings[name] = Number(value);
      else faults.push(fault);
    } else if (key === 'primitive') {
      primitive = primitives.find((known) => known === value);
      if (primitive === undefined) faults.push(`primitive: not known, got ${JSON.stringify(value)}; known are ${quoted(primitives)}`);
    } else {
      faults.push(`"${key}" is not a setting; settings are ${quoted(settingNames)}, and "primitive" picks one`);
    }
  }
  if (faults.length === 0 && Object.keys(settings).length === 0) faults.push(`no setting to change; settings are ${quoted(settingNames)}`);
  if (faults.length > 0) throw new ChangeError(faults);
  return primitive === undefined ? { settings } : { primitive, settings };
}

function parseObject(text: string): object {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new ChangeError([`body: not JSON, ${cause instanceof Error ? cause.message : String(cause)}`]);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new ChangeError(['body: not a JSON object']);
  return body;
}

function faultOf(name: keyof Settings, value: unknown): string | undefined {
  const { least, most, unit } = limits[name];
  if (typeof value !== 'number') return `${name}: not a number, got ${JSON.stringify(value)}; write one between ${least} and ${most} (${unit})`;
  if (value < least || value > most) return `${name}: not between ${least} and ${most} (${unit}), got ${value}`;
  return undefined;
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
