// First, since the pages of the reference read what it writes.
import './write-comments';
import { pages } from '../lib/checks/page';
import { syncFolders } from '../lib/cli/files';
import { pages as packPages, writtenPages } from '../lib/packs/page';
import { referencePages } from '../lib/schema/pages';
import { explainObjective } from '../lib/slo/explain';
import { production } from '../stacks/tta-dev/environment';
import { primitiveRequests } from '../stacks/tta-dev/objectives';
import { exampleObjective } from './example-objective';
import { coverage } from './packs/coverage';

// The pages that follow from the code: `npm run generate` writes them anew, and CI compares.
syncFolders([{ path: 'docs/checks', files: pages(), keeps: [] }]);
syncFolders([{ path: 'docs/packs', files: new Map([...packPages(), ['coverage.md', coverage()]]), keeps: writtenPages }]);
syncFolders([{ path: 'docs/objectives', files: new Map([exampleObjective(), primitiveRequests(production.retention)].map((one) => [`${one.objective.name}.md`, explainObjective(one)])), keeps: [] }]);
syncFolders([{ path: 'docs/reference', files: referencePages(), keeps: [] }]);
