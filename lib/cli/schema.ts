import { Argument } from 'commander';

import { nativeFileNames, type NativeFileName } from '../schema/files';
import { jsonSchemaOf, nativeSchemas } from '../schema/json-schema';
import type { Verb } from './verb';

/** Prints JSON Schemas of the files that the servers read. */
export const schema: Verb = {
  name: 'schema',
  summary: 'print JSON Schemas of the native files, for editors',
  declare: (command, terminal) => {
    command.addArgument(new Argument('[kind]', 'kind of file; without it, the schemas of all kinds by name').choices(nativeFileNames)).action((kind?: NativeFileName) => {
      terminal.out(`${JSON.stringify(kind === undefined ? nativeSchemas() : jsonSchemaOf(kind), undefined, 2)}\n`);
      terminal.exit(0);
    });
  },
};
