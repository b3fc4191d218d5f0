/**
 * Writes imports/: typed constructs for the custom resources of the Prometheus Operator, by `cdk8s import`.
 *
 *   npm run import-crds -- <folder with the operator's custom resource definitions> [output folder]
 *
 * No network is used, and the same definitions give the same bytes. Descriptions are left out: they are most of the text, and what
 * they say is on the page of the operator.
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { parse } from 'yaml';

/** The small ones: the other six are 15,000 lines and more each. */
const kinds = ['podmonitors', 'probes', 'prometheusrules', 'servicemonitors'];

const group = 'monitoring.coreos.com';

const header = `// Generated from the custom resource definitions of the Prometheus Operator by \`npm run import-crds -- <folder>\`. Never edited.
`;

function main([folder, output = 'imports']: readonly string[]): void {
  if (folder === undefined) throw new Error('no folder given: npm run import-crds -- <folder with the custom resource definitions>');
  const staging = mkdtempSync(join(tmpdir(), 'import-crds-'));
  try {
    const definitions = kinds.map((kind) => withoutDescriptions(parse(readFileSync(join(folder, `${group}_${kind}.yaml`), 'utf8'))));
    const input = join(staging, `${group}.yaml`);
    // JSON is YAML: one document a definition.
    writeFileSync(input, definitions.map((definition) => `${JSON.stringify(definition)}\n`).join('---\n'));
    // In a folder of its own: the command writes into the cdk8s.yaml that it finds.
    execFileSync(process.execPath, [command(), 'import', input, '--output', staging, '--language', 'typescript', '--no-save', '--check-upgrade=false'], {
      cwd: staging,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    writeFileSync(join(resolve(output), `${group}.ts`), header + readFileSync(join(staging, `${group}.ts`), 'utf8'));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** A schema without its texts; a property that is itself named `description` is an object, and stays. */
function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (key === 'description' && typeof inner === 'string' ? [] : [[key, withoutDescriptions(inner)]])));
}

/** The program of the installed cdk8s-cli. */
const command = (): string => join(dirname(createRequire(__filename).resolve('cdk8s-cli/package.json')), 'bin', 'cdk8s');

main(process.argv.slice(2));
