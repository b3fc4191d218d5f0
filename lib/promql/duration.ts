import { Duration } from '../base/duration';
import { NotationError } from '../base/value';
import { faultAt, spanning, type Fault, type Span } from './fault';
import { numberValue } from './number';
import { shown, type Token, type TokenKind } from './token';

/** A range, step or offset, as written: `5m`, `300`, `-1h`, `2 * 5m`, `step()`. */
export interface DurationValue extends Span {
  /** In seconds; `undefined` when it depends on the query, through `step()` or `range()`. */
  readonly seconds: number | undefined;
  /** Whether it is one number, with or without signs, that the server judges before any query runs. */
  readonly isLiteral: boolean;
}

/** Stops the reading of a duration at the token where nothing fits any more. */
class Refused extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

const strengths: Readonly<Partial<Record<TokenKind, number>>> = { '+': 1, '-': 1, '*': 2, '/': 2, '%': 2, '^': 4 };
const unaryStrength = 3;

/** Seconds that 64 bits of nanoseconds hold. */
const longest = 2 ** 63 / 1e9;

/** What was read, up to which token, and what is wrong with it; without a value the syntax itself is wrong. */
export interface DurationReading {
  readonly value?: DurationValue;
  /** Index of the first token after it. */
  readonly next: number;
  readonly faults: readonly Fault[];
}

/** Reads the arithmetic of durations inside `[ ]`, from the token at `index` on. */
export const readRange = (tokens: readonly Token[], index: number, end: number): DurationReading => read(tokens, index, end, (reader) => reader.positive());

/**
 * Reads what follows `offset`. Without parentheses only one number and its sign belong to it, so that `x offset 5m + 1` adds
 * 1 to x; after a parenthesis arithmetic goes on, so that `x offset (5m) + 1m` looks back 6 minutes.
 */
export const readOffset = (tokens: readonly Token[], index: number, end: number): DurationReading => read(tokens, index, end, (reader) => reader.offset());

function read(tokens: readonly Token[], index: number, end: number, what: (reader: Reader) => DurationValue): DurationReading {
  const reader = new Reader(tokens, index, end);
  try {
    const value = what(reader);
    return { value, next: reader.at, faults: reader.faults };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { next: reader.at, faults: [...reader.faults, error.fault] };
  }
}

class Reader {
  readonly faults: Fault[] = [];

  constructor(
    private readonly tokens: readonly Token[],
    public at: number,
    private readonly end: number,
  ) {}

  positive(): DurationValue {
    const value = this.expression();
    if (value.isLiteral && value.seconds !== undefined && value.seconds <= 0) this.faults.push(faultAt(value, 'a range or step that is not longer than 0', 'write a duration longer than 0, such as "5m"'));
    return value;
  }

  offset(): DurationValue {
    const [first, second] = [this.tokens[this.at], this.tokens[this.at + 1]];
    if (isSign(first) && second !== undefined && !isSign(second)) {
      this.at++;
      return this.signed(first, this.primary());
    }
    return first?.kind === '(' || isSign(first) ? this.expression() : this.primary();
  }

  private expression(above = 0): DurationValue {
    let left = this.operand();
    for (;;) {
      const operator = this.tokens[this.at];
      const strength = operator && strengths[operator.kind];
      if (operator === undefined || strength === undefined || strength <= above) return left;
      this.at++;
      // "^" groups to the right: its right side takes further "^" as well.
      const right = this.expression(operator.kind === '^' ? strength - 1 : strength);
      left = this.combine(left, operator, right);
    }
  }

  private operand(): DurationValue {
    const token = this.tokens[this.at];
    if (!isSign(token)) return this.primary();
    this.at++;
    return this.signed(token, this.expression(unaryStrength - 1));
  }

  private signed(sign: Token, value: DurationValue): DurationValue {
    const seconds = value.seconds === undefined || sign.kind === '+' ? value.seconds : -value.seconds;
    return { ...value, seconds, from: sign.from };
  }

  private primary(): DurationValue {
    const token = this.tokens[this.at];
    switch (token?.kind) {
      case 'number':
      case 'duration':
        this.at++;
        return this.literal(token);
      case '(': {
        this.at++;
        const inner = this.expression();
        return { ...inner, ...spanning(token, this.expect(')')), isLiteral: false };
      }
      case 'step':
      case 'range':
        this.at++;
        this.expect('(');
        return { ...spanning(token, this.expect(')')), seconds: undefined, isLiteral: false };
      case 'min_of':
      case 'max_of':
        return this.extreme(token);
      default:
        throw this.unexpected('a duration, such as "5m"');
    }
  }

  private extreme(word: Token): DurationValue {
    this.at++;
    this.expect('(');
    const left = this.expression();
    this.expect(',');
    const right = this.expression();
    const pick = word.kind === 'min_of' ? Math.min : Math.max;
    const seconds = left.seconds === undefined || right.seconds === undefined ? undefined : pick(left.seconds, right.seconds);
    return { ...spanning(word, this.expect(')')), seconds, isLiteral: false };
  }

  private literal(token: Token): DurationValue {
    const { value, fault } = literalSeconds(token);
    if (fault !== undefined) this.faults.push(fault);
    else if (Math.abs(value) > longest) this.faults.push(faultAt(token, `a duration longer than about 292 years, got "${token.text}"`, 'write a shorter one'));
    return { from: token.from, to: token.to, seconds: fault === undefined ? value : undefined, isLiteral: true };
  }

  private combine(left: DurationValue, operator: Token, right: DurationValue): DurationValue {
    const divides = operator.kind === '/' || operator.kind === '%';
    if (divides && right.isLiteral && right.seconds === 0) this.faults.push(faultAt(operator, 'a division by 0', 'divide by another number'));
    const seconds = left.seconds === undefined || right.seconds === undefined ? undefined : calculate(left.seconds, operator.kind, right.seconds);
    return { ...spanning(left, right), seconds, isLiteral: false };
  }

  private expect(kind: TokenKind): Token {
    const token = this.tokens[this.at];
    if (token?.kind !== kind) throw this.unexpected(`"${kind}"`);
    this.at++;
    return token;
  }

  private unexpected(wanted: string): Refused {
    const token = this.tokens[this.at];
    if (token === undefined) return new Refused(faultAt({ from: this.end, to: this.end }, `the expression ends where ${wanted} is wanted`, `add ${wanted}`));
    return new Refused(faultAt(token, `unexpected ${shown(token)} where ${wanted} is wanted`, `write ${wanted}`));
  }
}

const isSign = (token: Token | undefined): token is Token => token?.kind === '+' || token?.kind === '-';

function calculate(left: number, operator: TokenKind, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    default:
      return left ** right;
  }
}

/** The value of a number or duration token: seconds for a duration, 0 beside a fault. */
export function literalSeconds(token: Token): { readonly value: number; readonly fault?: Fault } {
  if (token.kind === 'number') {
    const value = numberValue(token.text);
    return value === undefined ? { value: 0, fault: faultAt(token, `not a number, got "${token.text}"`, 'write it in decimal or hexadecimal, within the range of 64 bits') } : { value };
  }
  try {
    return { value: Duration.parse(token.text).seconds };
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    return { value: 0, fault: faultAt(token, error.message, error.fix) };
  }
}
