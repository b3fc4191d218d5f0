import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';

/** A module as a person would have formatted it: single quotes, commas behind the last element, lines of up to 140 characters. */
export const formatted = (text: string): Promise<string> => format(text, { parser: 'typescript', plugins: [typescript, estree], singleQuote: true, printWidth: 140, trailingComma: 'all' });
