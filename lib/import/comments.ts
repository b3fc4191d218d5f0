import { CST, Lexer } from 'yaml';

/** A comment of a file. */
interface Comment {
  readonly offset: number;
  readonly column: number;
  readonly text: string;
  /** Whether nothing else stands on its line. */
  readonly isAlone: boolean;
  /** Whether a line without anything is behind it. */
  readonly endsParagraph: boolean;
}

/** Comments that stand between two elements of a file. */
export interface Passed {
  /** On the line of what stands before. */
  readonly trailing: readonly string[];
  /** On lines of their own, indented deeper than what follows: they end what stands before. */
  readonly end: readonly string[];
  /** On lines of their own, directly before what follows. */
  readonly before: readonly string[];
}

/** No comments. */
export const nothing: Passed = { trailing: [], end: [], before: [] };

/**
 * The comments of a file in their order, handed out while its elements are gone through.
 *
 * By position and not by the tree of the reader: that hands a comment over to the innermost thing that ended before it.
 */
export class FileComments {
  /** What stands above everything, with an empty line behind it: about the file as a whole. */
  readonly head: readonly string[];
  readonly #comments: readonly Comment[];
  #next: number;

  /** `censor` changes what must not be seen of a comment. */
  constructor(
    private readonly text: string,
    private readonly censor: (line: string) => string,
  ) {
    this.#comments = commentsIn(text);
    const start = /^[ \t]*[^\s#]/m.exec(text)?.index ?? text.length;
    const above = this.#comments.filter(({ offset }) => offset < start);
    const last = above.findIndex(({ endsParagraph }) => endsParagraph);
    this.head = this.#lines(above.slice(0, last + 1));
    this.#next = last + 1;
  }

  /** The comments up to an element that begins here. */
  until(offset: number): Passed {
    const from = this.#next;
    while ((this.#comments[this.#next]?.offset ?? Infinity) < offset) this.#next++;
    if (this.#next === from) return nothing;
    const passed = this.#comments.slice(from, this.#next);
    const column = offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
    const alone = passed.filter(({ isAlone }) => isAlone);
    // What is deeper ends something only up to the first that is not.
    const outer = alone.findIndex((comment) => comment.column <= column);
    const deeper = outer < 0 ? alone : alone.slice(0, outer);
    return { trailing: this.#lines(passed.filter(({ isAlone }) => !isAlone)), end: this.#lines(deeper), before: this.#lines(alone.slice(deeper.length)) };
  }

  #lines(comments: readonly Comment[]): readonly string[] {
    return comments.map(({ text }) => this.censor(text));
  }
}

/** All comments, as the lexer tells them from what only looks like one. */
function commentsIn(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  for (const source of new Lexer().lex(text)) {
    const type = CST.tokenType(source);
    // Signs of the lexer's own, which are not in the file.
    if (type === 'doc-mode' || type === 'flow-error-end' || type === 'scalar') continue;
    if (type === 'comment') {
      const line = text.lastIndexOf('\n', offset - 1) + 1;
      const behind = offset + source.length;
      comments.push({
        offset,
        column: offset - line,
        text: source.replace(/^#+ ?/, '').trimEnd(),
        isAlone: text.slice(line, offset).trim() === '',
        endsParagraph: /^\r?\n[ \t]*(\r?\n|$)/.test(text.slice(behind, behind + 200)),
      });
    }
    offset += source.length;
  }
  return comments;
}

/** Keys whose values are credentials, also where somebody took them out of force by a comment sign. */
const credentialKey = /\b([\w-]*(?:password|secret|token|credential|authorization|routing_key|service_key|api_key|access_key|slack_api_url|api_url|webhook_url)[\w-]*["']?\s*[:=]\s*)\S.*$/i;

/** Comments without the credentials in them: those of the file, and the values of keys that are for credentials. */
export function withoutCredentials(credentials: readonly string[]): (line: string) => string {
  const texts = credentials
    .flatMap((text) => text.split('\n'))
    .filter((text) => text.trim().length > 2)
    // The longer first: one may be part of another.
    .sort((a, b) => b.length - a.length);
  return (line) => texts.reduce((rest, text) => rest.replaceAll(text, '…'), line.replace(credentialKey, '$1…').replace(/(\/\/[^/\s:@]*:)[^/\s@]+@/g, '$1…@'));
}
