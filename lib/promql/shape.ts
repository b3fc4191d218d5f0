import { readOffset, readRange, type DurationReading, type DurationValue } from './duration';
import { faultAt, type Fault } from './fault';
import { isAggregation, isBinaryOperator, isCallable, isKeyword, namesLabel, namesMetric, shown, type Token } from './token';

/** A stretch of tokens that the grammar sees as one word. */
export interface Piece {
  readonly first: Token;
  readonly last: Token;
  readonly duration?: DurationValue;
}

/** What the grammar reads instead of the author's text, and what each of its words stands for. */
export interface Shape {
  /** Such as `abs ( m [ 1 ] )` for `rate(http_requests_total[5m])`. */
  readonly text: string;
  readonly pieceFrom: ReadonlyMap<number, Piece>;
  readonly pieceTo: ReadonlyMap<number, Piece>;
  readonly faults: readonly Fault[];
  /** Whether every duration could be read; if not, the syntax is wrong at one of the faults. */
  readonly isWhole: boolean;
}

/**
 * Writes the tokens anew, each as the plainest word of its class, for the grammar of Prometheus' own editor.
 *
 * That grammar is made for highlighting. It takes a name for a function only when it knows it, knows no metric called
 * `offset`, reads `5.` as a number and a stray dot, and groups the arithmetic of durations differently than the server.
 * In this shape none of that matters: a metric is `m`, a function `abs`, a number or a whole duration `1`.
 */
export const shapeOf = (tokens: readonly Token[], end: number): Shape => new Shaper(tokens, end).run();

const matchingWords: ReadonlySet<string> = new Set(['on', 'ignoring', 'group_left', 'group_right']);
const groupingWords: ReadonlySet<string> = new Set(['by', 'without']);
const fillWords: ReadonlySet<string> = new Set(['fill', 'fill_left', 'fill_right']);

class Shaper {
  private text = '';
  private readonly pieceFrom = new Map<number, Piece>();
  private readonly pieceTo = new Map<number, Piece>();
  private readonly faults: Fault[] = [];
  private isWhole = true;
  /** Whether an operand may begin here; a keyword here is the name of a metric. */
  private wantsOperand = true;
  /** For each open parenthesis, whether an operand follows after it is closed. */
  private readonly afterClose: boolean[] = [];
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly end: number,
  ) {}

  run(): Shape {
    for (;;) {
      const token = this.tokens[this.at];
      if (token === undefined) break;
      if (token.kind === '{') this.braces();
      else if (token.kind === '(') this.open(token, false);
      else if (this.wantsOperand) this.operand(token);
      else this.afterOperand(token);
    }
    return { text: this.text, pieceFrom: this.pieceFrom, pieceTo: this.pieceTo, faults: this.faults, isWhole: this.isWhole };
  }

  private operand(token: Token): void {
    const next = this.tokens[this.at + 1]?.kind;
    if (matchingWords.has(token.kind)) return this.labelList(token, true);
    if (fillWords.has(token.kind) && next === '(') return this.fill(token);
    if (token.kind === 'bool' || token.kind === '+' || token.kind === '-' || token.kind === ')' || token.kind === ',') return this.afterOperand(token);
    this.wantsOperand = false;
    if (isAggregation(token.kind) && (next === '(' || groupingWords.has(next ?? ''))) return this.write(token.kind);
    if (next === '(' && (token.kind === 'name' || isCallable(token.kind))) return this.write('abs');
    this.write(namesMetric(token) ? 'm' : wordOf(token));
  }

  private afterOperand(token: Token): void {
    switch (token.kind) {
      case ')':
        this.wantsOperand = this.afterClose.pop() ?? false;
        return this.write(')');
      case ',':
        this.wantsOperand = true;
        return this.write(',');
      case 'offset':
        this.write('offset');
        this.duration(readOffset);
        return;
      case '[':
        return this.brackets();
      case '@':
        return this.time();
      case 'by':
      case 'without':
        return this.labelList(token, false);
    }
    if (isBinaryOperator(token.kind)) this.wantsOperand = true;
    this.write(wordOf(token));
  }

  private braces(): void {
    this.wantsOperand = false;
    while (this.at < this.tokens.length) {
      const token = this.tokens[this.at];
      if (token !== undefined) this.write(wordOf(token));
      if (token?.kind === '}') return;
    }
  }

  private open(token: Token, operandAfter: boolean): void {
    this.afterClose.push(operandAfter);
    this.wantsOperand = true;
    this.write(token.kind);
  }

  /** `by (…)`, `on (…)` and their like: inside, every word is a label. */
  private labelList(word: Token, operandAfter: boolean): void {
    this.write(word.kind);
    this.wantsOperand = operandAfter;
    if (this.tokens[this.at]?.kind !== '(') return;
    for (let token = this.tokens[this.at]; token !== undefined; token = this.tokens[this.at]) {
      if (!namesLabel(token) && isKeyword(token.kind)) this.faults.push(faultAt(token, `"${token.text}" is not taken for a label here`, `write it in quotes: "${token.text}"`));
      this.write(isKeyword(token.kind) ? 'm' : wordOf(token));
      if (token.kind === ')') return;
    }
  }

  private fill(word: Token): void {
    this.write(word.kind);
    const parenthesis = this.tokens[this.at];
    if (parenthesis !== undefined) this.open(parenthesis, true);
  }

  private brackets(): void {
    this.write('[');
    let isRead = this.duration(readRange);
    if (isRead && this.tokens[this.at]?.kind === ':') {
      this.write(':');
      if (this.tokens[this.at]?.kind !== ']') isRead = this.duration(readRange);
    }
    const token = this.tokens[this.at];
    if (isRead && token !== undefined && token.kind !== ']') this.refuse(faultAt(token, `unexpected ${shown(token)} where "]" is wanted`, 'close the bracket, or write an operator'));
    while (this.at < this.tokens.length && this.tokens[this.at]?.kind !== ']') this.at++;
    this.write(']');
  }

  private time(): void {
    this.write('@');
    const sign = this.tokens[this.at];
    if (sign?.kind === '+' || sign?.kind === '-') this.write(sign.kind);
    const token = this.tokens[this.at];
    if (token?.kind === 'number' || token?.kind === 'duration') return this.write('1');
    if (token?.kind !== 'start' && token?.kind !== 'end') return;
    this.write(token.kind);
    if (this.tokens[this.at]?.kind === '(') this.write('(');
    if (this.tokens[this.at]?.kind === ')') this.write(')');
  }

  private duration(read: (tokens: readonly Token[], index: number, end: number) => DurationReading): boolean {
    const [first, from] = [this.tokens[this.at], this.at];
    const { value, next, faults } = read(this.tokens, from, this.end);
    this.at = next;
    const last = this.tokens[next - 1];
    if (value !== undefined && first !== undefined && last !== undefined) {
      this.faults.push(...faults);
      this.append('1', { first, last, duration: value });
      return true;
    }
    faults.forEach((fault) => this.refuse(fault));
    // The text still gets its word: the fault is known, and another one before it is found only in a text without gaps.
    this.text += ' 1';
    return false;
  }

  private refuse(fault: Fault): void {
    this.faults.push(fault);
    this.isWhole = false;
  }

  private write(word: string): void {
    const token = this.tokens[this.at++];
    if (token !== undefined) this.append(word, { first: token, last: token });
  }

  private append(word: string, piece: Piece): void {
    if (this.text !== '') this.text += ' ';
    this.pieceFrom.set(this.text.length, piece);
    this.text += word;
    this.pieceTo.set(this.text.length, piece);
  }
}

/** The plainest word of the token's class; words and marks of the language stand for themselves. */
function wordOf({ kind }: Token): string {
  switch (kind) {
    case 'name':
    case 'metric name':
      return 'm';
    case 'number':
    case 'duration':
      return '1';
    case 'string':
      return '""';
    default:
      return kind;
  }
}
