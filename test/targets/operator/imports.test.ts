import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { crdFolder, crdTest } from './crd';

const root = resolve(__dirname, '../../..');
const file = 'monitoring.coreos.com.ts';

crdTest('imports/ is what the script makes of the definitions', () => {
  const output = mkdtempSync(join(tmpdir(), 'imports-'));
  try {
    execFileSync(process.execPath, ['--require', 'tsx/cjs', join(root, 'scripts/import-crds.ts'), crdFolder, output], { cwd: root, stdio: 'pipe' });
    // Not by the matcher, which would print two hundred thousand letters.
    expect(readFileSync(join(output, file), 'utf8') === readFileSync(join(root, 'imports', file), 'utf8')).toBe(true);
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
});

test('the script says what is missing when it is given no folder', () => {
  const run = () => execFileSync(process.execPath, ['--require', 'tsx/cjs', join(root, 'scripts/import-crds.ts')], { cwd: root, stdio: 'pipe' });
  expect(run).toThrow(/no folder given/);
});

test('imports/ holds no descriptions of others, and says how it is made', () => {
  const lines = readFileSync(join(root, 'imports', file), 'utf8').split('\n');
  expect(lines[0]).toContain('npm run import-crds');
  expect(lines.length).toBeLessThan(6_500);
});
