import type { TemplateFault, TemplateToken, TemplateTokenKind } from './template-scan';

/** Stops the reading at the first fault, as Go does. */
export class Refused extends Error {
  constructor(readonly fault: TemplateFault) {
    super(fault.message);
  }
}

/** Walks over the pieces of a template; past them lies what could not be read, if anything. */
export class TemplateCursor {
  at = 0;

  constructor(
    private readonly tokens: readonly TemplateToken[],
    private readonly unreadable: TemplateFault | undefined,
  ) {}

  /** The piece before, at or behind the place. @throws Refused behind what could be read */
  token(offset: number): TemplateToken {
    const token = this.tokens[this.at + offset];
    if (token !== undefined) return token;
    // Past the pieces there is what could not be read.
    if (this.unreadable !== undefined) throw new Refused(this.unreadable);
    throw new Error('the pieces of a template end before its text');
  }

  /** The piece here, and on to the next. */
  next(): TemplateToken {
    const token = this.token(0);
    this.at++;
    return token;
  }

  /** One piece back. */
  back(): void {
    this.at--;
  }

  /** The next piece that is no blank, and on. */
  nextSolid(): TemplateToken {
    this.skipBlanks();
    return this.next();
  }

  /** The next piece that is no blank. */
  peekSolid(): TemplateToken {
    this.skipBlanks();
    return this.token(0);
  }

  /** On to the next piece that is no blank. */
  skipBlanks(): void {
    while (this.token(0).kind === 'blank') this.at++;
  }

  /** Over a piece of this kind. @throws Refused at any other */
  expect(kind: TemplateTokenKind, context: string): void {
    const token = this.nextSolid();
    if (token.kind !== kind) throw refuse(token, `unexpected ${shown(token)} in "${context}"`, context === 'define' ? 'write {{ define "name" }}' : `write {{ ${context} }}`);
  }

  /** The pieces from one place up to here. */
  since(from: number): readonly TemplateToken[] {
    return this.tokens.slice(from, this.at);
  }
}

/** What stops the reading at this place. */
export const refuse = ({ from, to }: { readonly from: number; readonly to: number }, message: string, fix: string): Refused => new Refused({ from, to, message, fix });

/** The piece as written, cut when it is long; a literal has its own quotes. */
export function shown({ kind, text }: TemplateToken): string {
  const cut = text.length > 30 ? `${text.slice(0, 30)}…` : text;
  return kind === 'string' || kind === 'character' ? cut : `"${cut}"`;
}
