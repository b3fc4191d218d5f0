import { stringify } from 'yaml';

/**
 * A document as YAML that every reader takes alike.
 *
 * Keys stay in the order in which they were put. Go's readers still know YAML 1.1, in which `yes`, `0777` and `12:30` are no
 * strings: such text is quoted. Long lines are not folded, so that a changed word is a changed line.
 */
export const toYaml = (document: unknown): string => stringify(document, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
