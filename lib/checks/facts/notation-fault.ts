import { NotationError } from '../../base/value';

/** Why a value of `base` refuses a text, or `undefined` when it takes it. */
export function notationFault(parse: () => unknown): NotationError | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    return error;
  }
}
