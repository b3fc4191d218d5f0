import { nearest, suggest } from '../base/suggestion';
import { refuse, shown, type Refused, type TemplateCursor } from './template-cursor';
import { builtInFunctions, type TemplateLanguage } from './template-language';
import { isGoCharacter, isGoComplex, isGoNumber, readGoString } from './template-literals';
import type { TemplateToken, TemplateTokenKind } from './template-scan';

/** Where something stands in the data of a template: the fields one below the other, none for the data itself. */
export type DataPath = readonly string[];

/** What a template reads of its data: `.Labels.job`, `$labels.job`, `index $labels "a-b"`, or the same by a variable of its own. */
export interface TemplateReference {
  /** From the data of the whole template on, also with the fields that `index` names with a string. */
  readonly path: DataPath;
  readonly from: number;
  readonly to: number;
}

/** A variable, and what it holds; `undefined` where that is nothing of the data, or only known when it runs. */
export interface Variable {
  readonly name: string;
  path: DataPath | undefined;
}

/** The variables that are known at a place, and what `.` is there. */
export interface Scope {
  readonly variables: Variable[];
  readonly dot: DataPath | undefined;
  readonly isInRange: boolean;
  readonly isDefinition: boolean;
}

/** Reads what stands in an action: calls, fields and literals, with "|" between. */
export class PipelineReader {
  readonly references: TemplateReference[] = [];

  constructor(
    private readonly cursor: TemplateCursor,
    private readonly language: TemplateLanguage,
    /** Variables that get another value somewhere: nobody knows what they hold. */
    private readonly reassigned: ReadonlySet<string>,
  ) {}

  /** Commands with "|" between, after variables that take the result; gives where the result stands in the data, if that is known. */
  pipeline(context: string, end: TemplateTokenKind, scope: Scope): DataPath | undefined {
    const isRange = context === 'range';
    const begin = this.cursor.peekSolid();
    const declared = this.declarations(isRange, scope);
    let result: DataPath | undefined;
    for (let stage = 1; ; stage++) {
      const token = this.cursor.nextSolid();
      if (token.kind === end) {
        if (stage === 1) throw refuse(token, context === 'action' ? 'an empty action' : `"${context === '(' ? '( )' : context}" without a value`, begin === token ? 'write what to show' : 'write a value behind the variable');
        // With "range" the variable takes one element after the other.
        if (!isRange) for (const variable of declared) variable.path = this.reassigned.has(variable.name) ? undefined : result;
        return result;
      }
      this.cursor.back();
      const path = this.command(stage, scope);
      result = stage === 1 ? path : undefined;
    }
  }

  private declarations(isRange: boolean, scope: Scope): readonly Variable[] {
    const declared: Variable[] = [];
    const declare = (name: string): void => {
      const variable = { name, path: undefined };
      declared.push(variable);
      scope.variables.push(variable);
    };
    for (let count = 1; ; count++) {
      const from = this.cursor.at;
      const variable = this.cursor.peekSolid();
      if (variable.kind !== 'variable') return declared;
      this.cursor.nextSolid();
      const next = this.cursor.nextSolid();
      if (next.kind === ':=' || next.kind === '=') {
        declare(variable.text);
        return declared;
      }
      if (next.kind !== ',') {
        this.cursor.at = from;
        return declared;
      }
      declare(variable.text);
      const follower = this.cursor.peekSolid();
      if (!isRange || count > 1) throw refuse(next, 'several variables for one value', isRange ? 'write at most two: the key and the value' : 'write one');
      if (follower.kind !== 'variable' && follower.kind !== '}}' && follower.kind !== ')') throw refuse(follower, `"range" takes variables, got ${shown(follower)}`, 'write {{ range $key, $value := … }}');
    }
  }

  /** One command; what a value by itself stands for, if that is known. */
  private command(stage: number, scope: Scope): DataPath | undefined {
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
    this.refer(operands);
    return operands.length === 1 ? first.path : undefined;
  }

  /** Notes what a command reads; strings behind `index` are fields like any other. */
  private refer(operands: readonly Operand[]): void {
    operands.forEach((operand, place) => {
      if (operand.path === undefined) return;
      const isIndexed = place === 1 && operands[0]?.token.kind === 'identifier' && operands[0].token.text === 'index';
      const keys = isIndexed ? operands.slice(2).map(({ token }) => (token.kind === 'string' ? readGoString(token.text) : undefined)) : [];
      const known = keys.findIndex((key) => key === undefined);
      const path = [...operand.path, ...keys.slice(0, known < 0 ? keys.length : known).filter((key) => key !== undefined)];
      this.references.push({ path, from: operand.token.from, to: operand.to });
    });
  }

  private operand(scope: Scope): Operand | undefined {
    const term = this.term(scope);
    if (term === undefined) return undefined;
    const fields: string[] = [];
    let to = term.to;
    for (let token = this.cursor.next(); token.kind === 'field'; token = this.cursor.next()) {
      if (term.kind === 'value') throw refuse(token, `a field of ${shown(term.token)}, which has none`, 'put a blank between, or remove it');
      fields.push(token.text.slice(1));
      to = token.to;
    }
    this.cursor.back();
    return { ...term, path: term.path && [...term.path, ...fields], to };
  }

  private term(scope: Scope): Operand | undefined {
    const token = this.cursor.nextSolid();
    const { to } = token;
    switch (token.kind) {
      case 'identifier':
        this.checkFunction(token);
        return { kind: 'callable', token, path: undefined, to };
      case '.':
        return { kind: 'value', token, path: scope.dot, to };
      case 'field':
        return { kind: 'callable', token, path: scope.dot && [...scope.dot, token.text.slice(1)], to };
      case 'variable':
        return { kind: 'callable', token, path: this.variable(token, scope).path, to };
      case 'nil':
      case 'boolean':
        return { kind: 'value', token, path: undefined, to };
      case 'number':
      case 'complex':
      case 'character':
      case 'string':
        if (!isLiteral(token)) throw refuse(token, `not a ${token.kind === 'complex' ? 'number' : token.kind} that Go knows, got ${shown(token)}`, literalFixes[token.kind]);
        return { kind: 'value', token, path: undefined, to };
      case '(': {
        const path = this.pipeline('(', ')', scope);
        return { kind: 'callable', token, path, to: this.cursor.token(-1).to };
      }
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

  private variable(token: TemplateToken, { variables, isDefinition }: Scope): Variable {
    const variable = variables.findLast(({ name }) => name === token.text);
    if (variable !== undefined) return variable;
    const known = [...new Set(variables.map(({ name }) => name))].sort();
    // "$" is near to every short name, and never what was meant.
    const near = nearest(token.text, known.filter((name) => name !== '$'));
    const fix = isDefinition ? 'give the definition what it needs, such as {{ template "name" $labels }}, and read it by "."' : `${near === undefined ? '' : `did you mean "${near}"? `}known: ${known.join(', ')}`;
    throw refuse(token, `the variable "${token.text}" is not defined`, fix);
  }
}

/** A term, with the fields behind it. */
interface Operand {
  /** Whether it can take what comes through a "|". */
  readonly kind: 'callable' | 'value';
  readonly token: TemplateToken;
  /** Where it stands in the data; `undefined` for functions and literals, and where it is only known when it runs. */
  readonly path: DataPath | undefined;
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
