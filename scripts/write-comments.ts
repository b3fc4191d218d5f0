import { resolve } from 'node:path';

import { writeFiles } from '../lib/cli/files';
import { docComments } from './doc-comments';

// What the doc comments of the declarations say, as the library itself can read it: for JSON Schemas and the pages of the reference.
writeFiles(resolve(__dirname, '../lib/schema'), new Map([['documentation.json', `${JSON.stringify(docComments(), null, 2)}\n`]]));
