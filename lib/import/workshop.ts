import type { ReadFile } from '../bundle/read-file';
import { fieldsAt, textsAt } from '../bundle/fields-at';
import type { Ledger, Place } from './ledger';
import type { Sources } from '../bundle/sources';
import { transcribe, type TakesOver, type Transcript, type YamlReadFile } from './transcriber';

/** What the parts of an import have in common while they are made. */
export class Workshop {
  constructor(
    private readonly sources: Sources,
    readonly ledger: Ledger,
  ) {}

  /** The file as an expression, with its credentials in a Secret of this name. */
  transcript(file: YamlReadFile, secret: string, takesOver?: TakesOver): Transcript {
    for (const { check, path, message } of file.findings) if (check === 'field-without-effect') this.ledger.note(`${String(path.at(-1))} is left out: ${message}`, this.sources.placeOf(file.name, file.placeOf(path)));
    return transcribe(file, { ledger: this.ledger, secret, placeOf: (of, path) => this.sources.placeOf(of.name, of.placeOf(path)), ...(takesOver !== undefined && { takesOver }) });
  }

  /** Says which of the files are not there that a file names. */
  sayMissing(file: ReadFile, fields: readonly string[]): void {
    for (const field of fields) {
      textsAt(fieldsAt(file.value)[field]).forEach((pattern, index) => {
        if (this.sources.finder.find(file.name, pattern).length === 0) this.ledger.lose(`what "${pattern}" names: no such file was found`, this.sources.placeOf(file.name, file.placeOf([field, index])));
      });
    }
  }

  /** Where a file begins. */
  placeOf(file: ReadFile): Place {
    return this.sources.placeOf(file.name, file.placeOf([]));
  }

  namespaceOf(file: ReadFile): string | undefined {
    return this.sources.namespaceOf(file.name);
  }
}
