import { pages } from '../lib/checks/page';
import { syncFolders } from '../lib/cli/files';

// The pages that follow from the code: `npm run generate` writes them anew, and CI compares.
syncFolders([{ path: 'docs/checks', files: pages(), keeps: [] }]);
