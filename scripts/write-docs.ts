import { pages } from '../lib/checks/page';
import { replaceFolders, writeFiles } from '../lib/cli/files';

// The pages that follow from the code: `npm run generate` writes them anew, and CI compares.
replaceFolders([{ path: 'docs/checks', write: (folder) => { writeFiles(folder, pages()); } }]);
