import type { Random } from './random';
import type { Section, Tree } from './native-tree';

/**
 * Writes a configuration in one of the many ways in which YAML 1.1 lets it be written: blocks and braces, every kind of quotes, comments,
 * anchors, and keys that another map brings.
 */
export function oddYaml(tree: Tree, random: Random): string {
  const start = random.chance(0.05) ? random.pick(['---\n', '# a comment\n', '\n', '%YAML 1.1\n---\n', '--- # a comment\n']) : '';
  const end = random.chance(0.05) ? random.pick(['...\n', '# the end\n', '---\nanother: document\n', '\n\n']) : '';
  const text = new Writer(random, aliased(tree)).block(tree, 0).replace(/^ /, '');
  const whole = `${start}${text.replace(/^\n/, '')}${end}`;
  return random.chance(0.02) ? whole.replaceAll('\n', '\r\n') : whole;
}

/** The parts that aliases stand for. */
function aliased(tree: Tree): Set<Tree> {
  const found = new Set<Tree>();
  const visit = (part: Tree): void => {
    if (part.kind === 'alias') found.add(part.of);
    else if (part.kind === 'list') part.items.forEach(visit);
    else if (part.kind === 'map') part.entries.forEach(({ value }) => visit(value));
  };
  visit(tree);
  return found;
}

class Writer {
  private readonly anchors = new Map<Tree, string>();

  constructor(
    private readonly random: Random,
    private readonly shared: ReadonlySet<Tree>,
  ) {}

  /** Behind a key or a dash: on the same line after a space, or on lines of its own, which end with a line break. */
  block(tree: Tree, indent: number): string {
    if (tree.kind === 'alias') return this.alias(tree.of) ?? this.block(tree.of, indent);
    const empty = tree.kind !== 'leaf' && (tree.kind === 'list' ? tree.items : tree.entries).length === 0;
    if (tree.kind === 'leaf' || empty || this.random.chance(0.1)) return ` ${this.anchor(tree)}${tree.kind === 'leaf' ? this.scalar(tree.text, tree.bare) : this.flow(tree)}${this.comment()}\n`;
    const pad = ' '.repeat(indent);
    const head = this.anchor(tree);
    const lines = tree.kind === 'list' ? tree.items.map((item) => `${pad}-${this.block(item, indent + 2)}`) : tree.entries.map(({ key, value }) => `${pad}${this.key(key)}:${this.block(value, indent + 2)}`);
    return `${head === '' ? '' : ` ${head.trim()}`}\n${lines.join('')}`;
  }

  private flow(tree: Tree): string {
    if (tree.kind === 'alias') return this.alias(tree.of)?.trim() ?? this.flow(tree.of);
    if (tree.kind === 'leaf') return `${this.anchor(tree)}${this.scalar(tree.text, tree.bare)}`;
    if (tree.kind === 'list') return `${this.anchor(tree)}[${tree.items.map((item) => `${this.lineBreak()}${this.flow(item)}`).join(', ')}${this.lineBreak()}]`;
    return `${this.anchor(tree)}{${this.pairs(tree)}${this.lineBreak()}}`;
  }

  private pairs({ entries }: Section): string {
    return entries.map(({ key, value }) => `${this.lineBreak()}${this.key(key)}: ${this.flow(value)}`).join(', ');
  }

  /** In brackets and braces a line may begin anywhere. */
  private lineBreak(): string {
    return this.random.chance(0.05) ? `${this.comment()}\n${' '.repeat(this.random.below(8))}` : '';
  }

  private anchor(tree: Tree): string {
    if (!this.shared.has(tree) || this.anchors.has(tree)) return '';
    const name = `a${this.anchors.size}`;
    this.anchors.set(tree, name);
    return `&${name} `;
  }

  /** Where the anchor was not written, its part may have been taken out. */
  private alias(tree: Tree): string | undefined {
    const name = this.anchors.get(tree);
    return name === undefined ? undefined : ` *${name}\n`;
  }

  private key(text: string): string {
    if (text === '<<') return text;
    return this.random.chance(0.03) || !isPlain(text) ? JSON.stringify(text) : text;
  }

  private comment(): string {
    return this.random.chance(0.03) ? ' # a comment' : '';
  }

  /** A text in one of the ways that can hold it. */
  private scalar(text: string, bare: boolean): string {
    if (bare) return text;
    const ways = [JSON.stringify(text), ...(/^[ -~]*$/.test(text) ? [`'${text.replaceAll("'", "''")}'`] : []), ...(isPlain(text) ? [text, text, text] : [])];
    return this.random.pick(ways);
  }
}

/** Whether a text needs no quotes, in braces neither. What looks like a number or like nothing may be meant as that. */
const isPlain = (text: string): boolean => /^[A-Za-z0-9_./~+$(^\\<=-][-A-Za-z0-9_./~+$()^\\=;<>|*]*( [A-Za-z0-9_./$()=+<>]+)*$/.test(text) && !/^[-=<]$|^---|^<<$|^\.\.\.$/.test(text);
