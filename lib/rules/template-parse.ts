import { refuse, Refused, shown, TemplateCursor } from './template-cursor';
import type { TemplateLanguage } from './template-language';
import { readGoString } from './template-literals';
import { PipelineReader, type DataPath, type Scope, type TemplateReference } from './template-pipeline';
import type { TemplateFault, TemplateToken } from './template-scan';

/** What was read before the first fault, if there is one. */
export interface ParsedTemplate {
  readonly fault?: TemplateFault;
  readonly references: readonly TemplateReference[];
  /** Templates that it includes by `template`. */
  readonly included: readonly string[];
  /** Templates that it defines. */
  readonly defined: readonly string[];
}

type Ending = 'end' | 'else' | 'end of text';

/**
 * Reads the pieces of a template; nothing is evaluated.
 * @see https://pkg.go.dev/text/template/parse
 */
export function parseTokens(tokens: readonly TemplateToken[], unreadable: TemplateFault | undefined, language: TemplateLanguage): ParsedTemplate {
  const parser = new TemplateParser(new TemplateCursor(tokens, unreadable), language, reassignedIn(tokens));
  const { included } = parser;
  const { references } = parser.pipelines;
  try {
    parser.all();
    return { references, included, defined: [...parser.defined.keys()] };
  } catch (error) {
    // The stack of JavaScript ends before that of Go.
    if (error instanceof RangeError) return { fault: { from: 0, to: 0, message: 'the template nests too deeply to be read', fix: 'nest less' }, references, included, defined: [] };
    if (!(error instanceof Refused)) throw error;
    return { fault: error.fault, references, included, defined: [...parser.defined.keys()] };
  }
}

/** The variables that "=" gives another value, at whatever place: in a loop that is felt before it, too. */
const reassignedIn = (tokens: readonly TemplateToken[]): ReadonlySet<string> => {
  const solid = tokens.filter(({ kind }) => kind !== 'blank');
  return new Set(solid.flatMap(({ kind, text }, index) => (kind === 'variable' && (solid[index + 1]?.kind === '=' || (solid[index + 1]?.kind === ',' && solid[index + 3]?.kind === '=')) ? [text] : [])));
};

class TemplateParser {
  readonly pipelines: PipelineReader;
  readonly included: string[] = [];
  /** By name, whether the definition has content. */
  readonly defined = new Map<string, boolean>();

  constructor(
    private readonly cursor: TemplateCursor,
    private readonly language: TemplateLanguage,
    private readonly reassigned: ReadonlySet<string>,
  ) {
    this.pipelines = new PipelineReader(cursor, language, reassigned);
  }

  all(): void {
    const given = Object.entries(this.language.variables).map(([name, field]) => ({ name, path: this.reassigned.has(name) ? undefined : [field] }));
    const scope: Scope = { variables: [{ name: '$', path: this.reassigned.has('$') ? undefined : [] }, ...given], dot: [], isInRange: false, isDefinition: false };
    for (;;) {
      const ending = this.list(scope, true);
      if (ending === 'end of text') return;
      throw refuse(this.cursor.token(-1), `"${ending}" without an "if", "range" or "with" before it`, 'remove it');
    }
  }

  /** Text and actions up to what ends them. */
  private list(scope: Scope, isOutermost = false): Ending {
    for (;;) {
      const token = this.cursor.next();
      if (token.kind === 'text') continue;
      if (token.kind === 'end of text') {
        if (isOutermost) return 'end of text';
        throw refuse(token, 'the template ends before an "if", "range", "with" or "define" does', 'add "{{ end }}"');
      }
      const ending = this.action(scope, isOutermost);
      if (ending !== undefined) return ending;
    }
  }

  private action(scope: Scope, isOutermost: boolean): Ending | undefined {
    const from = this.cursor.at;
    const word = this.cursor.nextSolid();
    switch (word.kind) {
      case 'end':
        this.cursor.expect('}}', 'end');
        return 'end';
      case 'else':
        // With "else if" and "else with" what follows is read as if it stood in an action of its own.
        if (this.cursor.peekSolid().kind !== 'if' && this.cursor.peekSolid().kind !== 'with') this.cursor.expect('}}', 'else');
        return 'else';
      case 'if':
      case 'range':
      case 'with':
        return this.control(word, scope);
      case 'break':
      case 'continue':
        this.cursor.expect('}}', word.text);
        if (!scope.isInRange) throw refuse(word, `"${word.text}" outside "range"`, 'remove it');
        return undefined;
      case 'define':
        if (!isOutermost) throw refuse(word, '"define" inside another action', 'define it outside of "if", "range", "with" and other definitions');
        return this.define();
      case 'block': {
        const name = this.name('block');
        this.pipelines.pipeline('block', '}}', scope);
        return this.body(name);
      }
      case 'template':
        this.included.push(this.name('template'));
        if (this.cursor.peekSolid().kind === '}}') this.cursor.nextSolid();
        else this.pipelines.pipeline('template', '}}', scope);
        return undefined;
    }
    this.cursor.at = from;
    this.pipelines.pipeline('action', '}}', scope);
    return undefined;
  }

  private control(word: TemplateToken, scope: Scope): undefined {
    // The pipeline still sees the "." of outside, as what stands behind "else" does; what it defines is known in both.
    const elseScope: Scope = { ...scope, variables: [...scope.variables] };
    const result = this.pipelines.pipeline(word.text, '}}', elseScope);
    const dots: Readonly<Record<string, DataPath | undefined>> = { if: scope.dot, with: result };
    // One element after the other is what "." is in "range".
    const ending = this.list({ ...elseScope, dot: dots[word.kind], isInRange: scope.isInRange || word.kind === 'range' });
    if (ending === 'end') return;
    const chained = this.cursor.peekSolid();
    if ((word.kind === 'if' && chained.kind === 'if') || (word.kind === 'with' && chained.kind === 'with')) {
      this.cursor.nextSolid();
      return this.control(chained, elseScope);
    }
    if (chained.kind === 'if' || chained.kind === 'with') throw refuse(chained, `"else ${chained.text}" in "${word.text}"`, `write "{{ else }}{{ ${chained.text} … }}" and one more "{{ end }}"`);
    if (this.list(elseScope) !== 'end') throw refuse(this.cursor.token(-1), 'a second "else"', 'remove it, or write "else if"');
  }

  private define(): undefined {
    const name = this.name('define');
    this.cursor.expect('}}', 'define');
    return this.body(name);
  }

  /** A template in the template: only "$" is known in it, and that is what it was given. */
  private body(name: string): undefined {
    const from = this.cursor.at;
    if (this.list({ variables: [{ name: '$', path: undefined }], dot: undefined, isInRange: false, isDefinition: true }) !== 'end') throw refuse(this.cursor.token(-1), `"else" in the definition of "${name}"`, 'remove it');
    // What has only blanks and definitions is no content, and may be defined again.
    const hasContent = this.cursor.since(from).some((token, index, inner) => (token.kind === 'text' ? token.text.trim() !== '' : token.kind === '{{' && inner.slice(index).find(({ kind }) => kind !== '{{' && kind !== 'blank')?.kind !== 'end'));
    if (hasContent && this.defined.get(name) === true) throw refuse(this.cursor.token(-1), `"${name}" is defined twice`, 'give each template its own name');
    this.defined.set(name, hasContent || this.defined.get(name) === true);
  }

  private name(clause: string): string {
    const token = this.cursor.nextSolid();
    const name = token.kind === 'string' ? readGoString(token.text) : undefined;
    if (name === undefined) throw refuse(token, `"${clause}" takes a name in quotes, got ${shown(token)}`, `write {{ ${clause} "name" … }}`);
    return name;
  }
}
