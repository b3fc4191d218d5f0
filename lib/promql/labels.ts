import type { Span } from './fault';

/** Whether every series of a result has the label, some may, or none does. */
export type Presence = 'has' | 'may' | 'lacks';

/** Why something is so, and the stretch of the expression that makes it so. */
export interface Reason extends Span {
  readonly message: string;
}

/** What is known about one label of a result. */
export interface LabelFact {
  readonly presence: Presence;
  /** All values that it can have, when they can be listed. */
  readonly values?: readonly string[];
  readonly because?: Reason;
}

const may: LabelFact = { presence: 'may' };
const lacks: LabelFact = { presence: 'lacks' };

/** What is known about the labels of a result; the name of the metric is the label `__name__`. Immutable. */
export class Labels {
  /** Nothing is known. */
  static readonly unknown = new Labels(new Map(), may);
  /** No label at all, as of a number. */
  static readonly none = new Labels(new Map(), lacks);

  private constructor(
    private readonly named: ReadonlyMap<string, LabelFact>,
    /** What holds for every label that is not {@link names}. */
    readonly others: LabelFact,
  ) {}

  /** The labels about which something of their own is known. */
  get names(): readonly string[] {
    return [...this.named.keys()];
  }

  of(name: string): LabelFact {
    return this.named.get(name) ?? this.others;
  }

  /** The same, but for one label. */
  with(name: string, fact: LabelFact): Labels {
    return new Labels(new Map(this.named).set(name, fact), this.others);
  }

  /** Only these may be left, each as it was. */
  only(names: readonly string[], because: Reason): Labels {
    return new Labels(new Map(names.map((name) => [name, this.of(name)])), { presence: 'lacks', because });
  }

  /** All but these. */
  without(names: readonly string[], because: Reason): Labels {
    const named = new Map(this.named);
    for (const name of names) named.set(name, this.of(name).presence === 'lacks' ? this.of(name) : { presence: 'lacks', because });
    return new Labels(named, this.others);
  }

  /** Any label may have come as well; what a series is known to have, it keeps. */
  open(): Labels {
    const named = new Map([...this.named].map(([name, fact]): [string, LabelFact] => [name, fact.presence === 'has' ? { presence: 'has' } : may]));
    return new Labels(named, may);
  }

  /** The same, but what is lacking is so for another reason: the one that the reader of another text understands. */
  missing(because: Reason): Labels {
    const known = ({ presence, values }: LabelFact): LabelFact => (presence === 'lacks' ? { presence, because } : { presence, ...(values && { values }) });
    return new Labels(new Map([...this.named].map(([name, fact]): [string, LabelFact] => [name, known(fact)])), known(this.others));
  }

  /** Of series of either side. */
  either(other: Labels): Labels {
    return this.combine(other, eitherFact);
  }

  /** Of a series that agrees with one of the other side in these labels; without names in all but those given. */
  agreeing(other: Labels, names: readonly string[] | undefined, except: readonly string[] = []): Labels {
    const differs = new Set(except);
    if (names === undefined) return this.combine(other, (mine, theirs, name) => (name !== undefined && differs.has(name) ? mine : agreeingFact(mine, theirs)));
    const named = new Map(this.named);
    for (const name of names) named.set(name, agreeingFact(this.of(name), other.of(name)));
    return new Labels(named, this.others);
  }

  private combine(other: Labels, join: (mine: LabelFact, theirs: LabelFact, name?: string) => LabelFact): Labels {
    const names = new Set([...this.named.keys(), ...other.named.keys()]);
    const named = new Map([...names].map((name): [string, LabelFact] => [name, join(this.of(name), other.of(name), name)]));
    return new Labels(named, join(this.others, other.others));
  }
}

function eitherFact(mine: LabelFact, theirs: LabelFact): LabelFact {
  if (mine.presence !== theirs.presence) return may;
  if (mine.presence === 'lacks') return mine;
  const values = mine.values && theirs.values && [...new Set([...mine.values, ...theirs.values])];
  return { presence: mine.presence, ...(values && { values }) };
}

function agreeingFact(mine: LabelFact, theirs: LabelFact): LabelFact {
  const known = mine.values && theirs.values ? mine.values.filter((value) => theirs.values?.includes(value)) : (mine.values ?? theirs.values);
  if (mine.presence === 'may' && theirs.presence === 'may') return { ...may, ...(known && { values: known }) };
  const decisive = mine.presence === 'may' ? theirs : mine;
  return decisive.presence === 'has' ? { ...decisive, ...(known && { values: known }) } : decisive;
}
