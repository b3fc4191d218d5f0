import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';

import { slo, type Slo } from '../lib/slo/slo';

/** The objective that the docs show: their example is run, so that what it names is all that it may use. */
export function exampleObjective(): Slo {
  const [, code = ''] = /^```ts\n([^]*?)^```/m.exec(readFileSync(join(__dirname, '../docs/objectives.md'), 'utf8')) ?? [];
  const run = runInThisContext(`(slo) => {${code.replace(/^import .*$/gm, '')}\nreturn checkout; }`) as (use: typeof slo) => Slo;
  return run(slo);
}
