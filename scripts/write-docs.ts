// First, since the pages of the reference read what it writes.
import './write-comments';
import { pages } from '../lib/checks/page';
import { syncFolders } from '../lib/cli/files';
import { pages as packPages, writtenPages } from '../lib/packs/page';
import { referencePages } from '../lib/schema/pages';
import { coverage } from './packs/coverage';

// The pages that follow from the code: `npm run generate` writes them anew, and CI compares.
syncFolders([{ path: 'docs/checks', files: pages(), keeps: [] }]);
syncFolders([{ path: 'docs/packs', files: new Map([...packPages(), ['coverage.md', coverage()]]), keeps: writtenPages }]);
syncFolders([{ path: 'docs/reference', files: referencePages(), keeps: [] }]);
