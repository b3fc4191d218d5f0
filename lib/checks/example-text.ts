import { SecretFile, SecretKey } from '../base/secret';
import { aStack } from '../stack/sample';
import type { PrometheusStackSpec } from '../stack/spec';

/** Longest line of an example, in characters. */
const width = 100;

/**
 * An example as a person would write it: only what differs from the sample stack, as TypeScript whose value is that part of the spec.
 * Credentials print as the call that makes them.
 */
export const exampleText = (spec: PrometheusStackSpec): string => print(changesOf(spec), '');

/** What of a spec the sample stack does not have. */
export function changesOf(spec: PrometheusStackSpec): Partial<PrometheusStackSpec> {
  const sample: Readonly<Record<string, unknown>> = aStack();
  return Object.fromEntries(Object.entries(spec).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(sample[key])));
}

/** On one line where it fits behind what stands there already, with the comma. */
function print(value: unknown, indent: string, before = indent.length): string {
  const short = printShort(value);
  if (before + short.length < width || typeof value !== 'object' || value === null || value instanceof SecretKey || value instanceof SecretFile) return short;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => `${inner}${print(item, inner)},\n`).join('')}${indent}]`;
  const fields = Object.entries(value).map(([key, item]) => {
    const start = `${inner}${printKey(key)}: `;
    return `${start}${print(item, inner, start.length)},\n`;
  });
  return `{\n${fields.join('')}${indent}}`;
}

function printShort(value: unknown): string {
  if (typeof value === 'string') return printText(value);
  if (typeof value === 'number') return String(value).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, '_');
  if (value instanceof SecretKey) return `secret(${printText(value.name)}, ${printText(value.key)})`;
  if (value instanceof SecretFile) return `fileAt(${printText(value.path)})`;
  if (Array.isArray(value)) return `[${value.map(printShort).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(([key, item]) => `${printKey(key)}: ${printShort(item)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

const printKey = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : printText(key));

/** In single quotes, but in double ones where the text itself has single ones only. */
function printText(text: string): string {
  const quoted = JSON.stringify(text);
  return text.includes("'") ? quoted : `'${quoted.slice(1, -1).replace(/\\"/g, '"')}'`;
}
