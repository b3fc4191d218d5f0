import { isScalar, visit, type Document, type Scalar } from 'yaml';

/** What Go's reader of YAML refuses and ours takes, at an offset of the text. */
export interface GoYamlFault {
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

/**
 * Characters that may stand nowhere in YAML, not even in a comment.
 * @see https://yaml.org/spec/1.1/#c-printable
 */
const unprintable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|\p{Surrogate}/u;

/** The first thing in a text, and in the document that was read from it, for which Go's reader refuses the file. */
export function goYamlFault(text: string, document: Document.Parsed | undefined): GoYamlFault | undefined {
  const found = unprintable.exec(text);
  if (found !== null) return characterFault(found[0], found.index);
  return document === undefined ? undefined : nodeFault(text, document);
}

/** Bytes that are no UTF-8 come as halves of a surrogate pair, which no text has. */
const characterFault = (character: string, offset: number): GoYamlFault =>
  character.isWellFormed()
    ? { offset, message: `a control character, U+${inHex(character)}`, fix: `remove it, or write "\\u${inHex(character)}" for it in a text in double quotes` }
    : { offset, message: 'bytes that are not UTF-8', fix: 'save the file as UTF-8' };

const inHex = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

function nodeFault(text: string, document: Document.Parsed): GoYamlFault | undefined {
  let first: GoYamlFault | undefined;
  visit(document, {
    Alias: (_, alias) => {
      const [at = 0] = alias.range ?? [];
      const [start = 0, end = 0] = alias.resolve(document)?.range ?? [];
      if (at < start || at >= end) return undefined;
      first = { offset: at, message: `the anchor "${alias.source}" holds itself`, fix: 'write out what is meant' };
      return visit.BREAK;
    },
    Scalar: (_, scalar) => {
      first = escapeFault(text, scalar);
      return first === undefined ? undefined : visit.BREAK;
    },
  });
  return first;
}

/** JSON knows two escapes that YAML 1.1 does not: a slash, and a character as two halves. */
function escapeFault(text: string, scalar: Scalar): GoYamlFault | undefined {
  const [start = 0, end = start] = scalar.range ?? [];
  if (!isScalar(scalar) || scalar.type !== 'QUOTE_DOUBLE') return undefined;
  const escapes = [...text.slice(start, end).matchAll(/\\(?:u[\da-fA-F]{4}|[^])/g)];
  const wrong = escapes.find(([escape]) => escape === '\\/' || /^\\u[dD][89a-fA-F]/.test(escape));
  if (wrong === undefined) return undefined;
  return { offset: start + wrong.index, message: `an escape that is no YAML, "${wrong[0]}"`, fix: wrong[0] === '\\/' ? 'write "/"' : 'write the character itself' };
}
