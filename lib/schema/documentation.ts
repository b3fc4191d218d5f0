import { z } from 'zod';

import { unwrap } from '../base/read';
import { alternativesOf, type KnownField } from '../base/native-fields';
import documented from './documentation.json';
import { homeOf, idOf, sectionOf, type Section } from './outline';

/** What the doc comment of a declaration says. */
export interface Documentation {
  readonly text?: string;
  /** What is assumed, in the words of the comment. */
  readonly assumed?: string;
  readonly see?: string;
}

/** Comments by the id of their section and the name of the field; that of the section itself under the empty name. They are taken from the source by `npm run generate`. */
const bySection: Readonly<Record<string, Readonly<Record<string, Documentation>>>> = documented;

/** What is written about a field of a section; where nothing is, what is written about the section that it holds. */
export function documentationOf(section: z.ZodObject, field: Pick<KnownField, 'key' | 'schema'>): Documentation {
  const own = sectionOf(section);
  const comment = own === undefined ? undefined : bySection[idOf(own)]?.[field.key];
  const found = comment ?? bySection[idOf(homeOf(field))]?.[field.key] ?? {};
  return found.text === undefined ? { ...heldBy(field.schema), ...found } : found;
}

/** The comment of the section that a field holds, alone, in a list or by name. */
function heldBy(schema: z.ZodType): Documentation {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return heldBy(inner.element as z.ZodType);
  if (inner instanceof z.ZodRecord) return heldBy(inner.valueType as z.ZodType);
  const [first] = alternativesOf(inner).filter((alternative) => alternative instanceof z.ZodObject);
  const held = first === undefined ? undefined : sectionOf(first);
  const { text, see } = held === undefined ? {} : documentationOfSection(held);
  return { ...(text !== undefined && { text }), ...(see !== undefined && { see }) };
}

/** What is written about a section itself. */
export const documentationOfSection = (section: Section): Documentation => bySection[idOf(section)]?.[''] ?? {};
