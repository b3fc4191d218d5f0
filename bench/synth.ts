/**
 * How long a synth takes, and how much of that is ours: medians of whole processes, side by side with what would run anyway.
 *
 *   npm run bench
 */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { seconds } from './seconds';

const out = join(tmpdir(), 'bench-dist');
const node = process.execPath;
const cdk8s = "require('cdk8s'); require('cdk8s-plus-27')";
const tiny = `${cdk8s}; const { App, Chart } = require('cdk8s'); const { k8s } = require('cdk8s-plus-27'); const app = new App(); new k8s.KubeConfigMap(new Chart(app, 'a'), 'b', { data: { c: 'd' } }); app.synth();`;
const toFolder = { CDK8S_OUTDIR: out };

const rows: readonly (readonly [string, number])[] = [
  ['node, doing nothing', seconds(node, ['-e', '0'])],
  ['node with cdk8s and cdk8s-plus-27', seconds(node, ['-e', cdk8s])],
  ['a cdk8s app of one ConfigMap', seconds(node, ['-e', tiny], toFolder)],
  ['the TTA.dev stack, compiled and bundled: manifests only', seconds(node, ['build/bundle/main.js'], toFolder)],
  ['the same, compiled only', seconds(node, ['build/main.js'], toFolder)],
  ['npm run synth: every target', seconds('npm', ['run', '--silent', 'synth'])],
  ['npx cdk8s synth --check-upgrade=false', seconds('npx', ['cdk8s', 'synth', '--check-upgrade=false', '--output', out])],
];
const [, , [, empty], [, whole]] = rows as [unknown, unknown, readonly [string, number], readonly [string, number]];
for (const [name, time] of rows) console.log(`${time.toFixed(2)} s  ${name}`);
console.log(`${(whole - empty).toFixed(2)} s  of the bundled stack is ours: loading, reading, judging, rendering`);

const manifests = readFileSync('dist/tta-dev.k8s.yaml', 'utf8');
console.log(`${manifests.split('\n---\n').length} objects, ${manifests.split('\n').length} lines in dist/`);
