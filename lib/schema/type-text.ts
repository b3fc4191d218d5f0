import { z } from 'zod';

import { unwrap } from '../base/read';
import { byteSize, duration, labelName } from '../base/section';
import { goDuration } from '../alertmanager/go-duration';
import { alternativesOf, isCredential } from '../base/native-fields';
import { holdsAnything } from './outline';

/** What a declaration takes, in a few words; a section by the word for it that `sectionText` gives. */
export function typeText(schema: z.ZodType, sectionText: (section: z.ZodObject) => string): string {
  const inner = unwrap(schema);
  if (holdsAnything(inner)) return 'any value';
  const words = alternativesOf(schema).map((alternative) => wordFor(alternative, sectionText));
  return [...new Set(words)].join(' or ');
}

const notations: ReadonlyMap<z.ZodType, string> = new Map([
  [unwrap(duration), 'duration'],
  [unwrap(byteSize), 'size'],
  [unwrap(goDuration), "Go's duration"],
  [unwrap(labelName), 'name of a label'],
]);

function wordFor(inner: z.ZodType, sectionText: (section: z.ZodObject) => string): string {
  if (inner instanceof z.ZodObject) return sectionText(inner);
  if (inner instanceof z.ZodArray) return `list of ${typeText(inner.element as z.ZodType, sectionText)}`;
  if (inner instanceof z.ZodRecord) return `${typeText(inner.valueType as z.ZodType, sectionText)} by name`;
  if (inner instanceof z.ZodEnum) return inner.options.map((option) => `\`${JSON.stringify(option)}\``).join(', ');
  if (inner instanceof z.ZodLiteral) return [...inner.values].map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (inner instanceof z.ZodBoolean) return 'true or false';
  if (inner instanceof z.ZodNumber) return `${inner.format === 'safeint' ? 'whole number' : 'number'}${range(inner)}`;
  if (isCredential(inner)) return 'credential';
  return notations.get(inner) ?? 'text';
}

/** The bounds of the author's; numbers that are exact have others besides. */
function range({ minValue, maxValue }: z.ZodNumber): string {
  const least = minValue !== null && minValue > Number.MIN_SAFE_INTEGER && Number.isFinite(minValue) ? minValue : undefined;
  const most = maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER && Number.isFinite(maxValue) ? maxValue : undefined;
  if (least !== undefined && most !== undefined) return `, ${String(least)} to ${String(most)}`;
  return least !== undefined ? `, ${String(least)} or more` : most !== undefined ? `, ${String(most)} or less` : '';
}
