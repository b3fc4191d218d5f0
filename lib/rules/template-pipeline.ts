import { nearest, suggest } from '../base/suggestion';
import { refuse, shown, type Refused, type TemplateCursor } from './template-cursor';
import { builtInFunctions, type TemplateLanguage } from './template-language';
import { isGoCharacter, isGoComplex, isGoNumber, readGoString } from './template-literals';
import type { TemplateToken, TemplateTokenKind } from './template-scan';

/** What a template reads: `$labels.instance`, `.Labels.job`, or `index $labels "a-b"`. */
export interface TemplateReference {
  /** Where it begins: `.`, `$`, or a variable with its dollar sign. */
  readonly root: string;
  /** The fields one below the other, also those that `index` names with a string. */
  readonly fields: readonly string[];
  /** False where the root is something else than in the whole template: `.` inside `range` and `with`, both in a definition. */
  readonly isTop: boolean;
  readonly from: number;
  readonly to: number;
}

/** The names that are known at a place, and what `.` is there. */
export interface Scope {
  readonly variables: string[];
  readonly isTop: boolean;
  readonly isInRange: boolean;
  readonly isDefinition: boolean;
}

/** Reads what stands in an action: calls, fields and literals, with "|" between. */
export class PipelineReader {
  readonly references: TemplateReference[] = [];

  constructor(
    private readonly cursor: TemplateCursor,
    private readonly language: TemplateLanguage,
  ) {}

  /** Commands with "|" between, after variables that take the result. */
  pipeline(context: string, end: TemplateTokenKind, scope: Scope): void {
    const isRange = context === 'range';
    const begin = this.cursor.peekSolid();
    this.declarations(isRange, scope);
    for (let stage = 1; ; stage++) {
      const token = this.cursor.nextSolid();
      if (token.kind === end) {
        if (stage === 1) throw refuse(token, context === 'action' ? 'an empty action' : `"${context === '(' ? '( )' : context}" without a value`, begin === token ? 'write what to show' : 'write a value behind the variable');
        return;
      }
      this.cursor.back();
      this.command(stage, scope);
    }
  }

  private declarations(isRange: boolean, scope: Scope): void {
    for (let count = 1; ; count++) {
      const from = this.cursor.at;
      const variable = this.cursor.peekSolid();
      if (variable.kind !== 'variable') return;
      this.cursor.nextSolid();
      const next = this.cursor.nextSolid();
      if (next.kind === ':=' || next.kind === '=') {
        scope.variables.push(variable.text);
        return;
      }
      if (next.kind !== ',') {
        this.cursor.at = from;
        return;
      }
      scope.variables.push(variable.text);
      const follower = this.cursor.peekSolid();
      if (!isRange || count > 1) throw refuse(next, 'several variables for one value', isRange ? 'write at most two: the key and the value' : 'write one');
      if (follower.kind !== 'variable' && follower.kind !== '}}' && follower.kind !== ')') throw refuse(follower, `"range" takes variables, got ${shown(follower)}`, 'write {{ range $key, $value := … }}');
    }
  }

  private command(stage: number, scope: Scope): void {
    const operands: Operand[] = [];
    let token: TemplateToken;
    for (;;) {
      this.cursor.skipBlanks();
      const operand = this.operand(scope);
      if (operand !== undefined) operands.push(operand);
      token = this.cursor.next();
      if (token.kind === 'blank') continue;
      if (token.kind === '}}' || token.kind === ')') this.cursor.back();
      else if (token.kind !== '|') throw unexpected(token);
      break;
    }
    const [first] = operands;
    if (first === undefined) throw refuse(token, 'nothing stands before or behind a "|"', 'write a function there');
    if (stage > 1 && first.kind === 'value') throw refuse(first.token, `${shown(first.token)} behind "|" is no function`, 'write a function, such as "| humanize"');
    this.refer(operands, scope);
  }

  /** Notes what a command reads; strings behind `index` are fields like any other. */
  private refer(operands: readonly Operand[], scope: Scope): void {
    operands.forEach((operand, place) => {
      if (operand.root === undefined) return;
      const isIndexed = place === 1 && operands[0]?.token.kind === 'identifier' && operands[0].token.text === 'index';
      const keys = isIndexed ? operands.slice(2).map(({ token }) => (token.kind === 'string' ? readGoString(token.text) : undefined)) : [];
      const known = keys.findIndex((key) => key === undefined);
      const fields = [...operand.fields, ...keys.slice(0, known < 0 ? keys.length : known).filter((key) => key !== undefined)];
      this.references.push({ root: operand.root, fields, isTop: operand.root === '.' ? scope.isTop : !scope.isDefinition, from: operand.token.from, to: operand.to });
    });
  }

  private operand(scope: Scope): Operand | undefined {
    const term = this.term(scope);
    if (term === undefined) return undefined;
    const fields: string[] = [...term.fields];
    let to = term.to;
    for (let token = this.cursor.next(); token.kind === 'field'; token = this.cursor.next()) {
      if (term.kind === 'value') throw refuse(token, `a field of ${shown(term.token)}, which has none`, 'put a blank between, or remove it');
      fields.push(token.text.slice(1));
      to = token.to;
    }
    this.cursor.back();
    return { ...term, fields, to };
  }

  private term(scope: Scope): Operand | undefined {
    const token = this.cursor.nextSolid();
    const { to } = token;
    switch (token.kind) {
      case 'identifier':
        this.checkFunction(token);
        return { kind: 'callable', token, fields: [], to };
      case '.':
        return { kind: 'value', token, root: '.', fields: [], to };
      case 'field':
        return { kind: 'callable', token, root: '.', fields: [token.text.slice(1)], to };
      case 'variable':
        this.checkVariable(token, scope);
        return { kind: 'callable', token, root: token.text, fields: [], to };
      case 'nil':
      case 'boolean':
        return { kind: 'value', token, fields: [], to };
      case 'number':
      case 'complex':
      case 'character':
      case 'string':
        if (!isLiteral(token)) throw refuse(token, `not a ${token.kind === 'complex' ? 'number' : token.kind} that Go knows, got ${shown(token)}`, literalFixes[token.kind]);
        return { kind: 'value', token, fields: [], to };
      case '(':
        this.pipeline('(', ')', scope);
        return { kind: 'callable', token, fields: [], to: this.cursor.token(-1).to };
      default:
        this.cursor.back();
        return undefined;
    }
  }

  private checkFunction(token: TemplateToken): void {
    const { functions } = this.language;
    if (builtInFunctions.has(token.text) || functions.has(token.text)) return;
    throw refuse(token, `"${token.text}" is not a function of these templates`, suggest(token.text, [...builtInFunctions, ...functions]));
  }

  private checkVariable(token: TemplateToken, { variables, isDefinition }: Scope): void {
    if (variables.includes(token.text)) return;
    const known = [...new Set(variables)].sort();
    // "$" is near to every short name, and never what was meant.
    const near = nearest(token.text, known.filter((name) => name !== '$'));
    const fix = isDefinition ? 'give the definition what it needs, such as {{ template "name" $labels }}, and read it by "."' : `${near === undefined ? '' : `did you mean "${near}"? `}known: ${known.join(', ')}`;
    throw refuse(token, `the variable "${token.text}" is not defined`, fix);
  }
}

/** A term with the fields behind it. */
interface Operand {
  /** Whether it can take what comes through a "|". */
  readonly kind: 'callable' | 'value';
  readonly token: TemplateToken;
  /** Where a reference begins; none for functions and literals. */
  readonly root?: string;
  readonly fields: readonly string[];
  readonly to: number;
}

function unexpected(token: TemplateToken): Refused {
  const fix = token.kind === 'other' ? 'templates do not calculate: do that in the expression, or call a function' : 'put a blank or a "|" between, or remove it';
  return refuse(token, `unexpected ${shown(token)}`, fix);
}

const literalFixes = {
  string: 'escape as in Go, or put it between backquotes',
  character: 'write one character between single quotes, and a text between double quotes',
  number: 'write a number that fits 64 bits',
  complex: 'write a number that fits 64 bits',
} as const;

function isLiteral({ kind, text }: TemplateToken): boolean {
  switch (kind) {
    case 'string':
      return readGoString(text) !== undefined;
    case 'character':
      return isGoCharacter(text);
    case 'complex':
      return isGoComplex(text);
    default:
      return isGoNumber(text);
  }
}
