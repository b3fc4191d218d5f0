import type { App } from 'cdk8s';

import { formatFindings, type Finding } from '../base/finding';
import { isJudged } from '../constructs/judgement';
import type { Rendering } from '../targets/rendering';
import { secretCommands } from '../targets/kubernetes/faults';
import { filesWritten, syncFolders } from './files';

/**
 * Writes an app's manifests into its output folder, and renderings of other targets into folders of theirs, by path.
 *
 * Everything is judged first. With an error anywhere, all findings are printed, the exit code is 1, and no folder is touched. When the `cdk8s`
 * command runs the app it wants manifests only, in a folder that it has emptied already; then nothing else is written.
 */
export function synth(app: App, renderings: Readonly<Record<string, () => Rendering>> = {}): void {
  const manifestsOnly = process.env['CDK8S_OUTDIR'] !== undefined;
  const judgements = app.node.findAll().filter(isJudged).map((construct) => construct.judge());
  const rendered = manifestsOnly ? [] : Object.entries(renderings).map(([path, render]) => ({ path, ...render() }));
  const findings = [...judgements, ...rendered].flatMap((part) => part.findings);
  const text = formatFindings(unique(findings));
  if (text !== '') process.stderr.write(`${text}\n`);
  if (findings.some(({ severity }) => severity === 'error')) {
    process.exitCode = 1;
    return;
  }
  if (manifestsOnly) {
    app.synth();
    return;
  }
  const manifests = filesWritten((folder) => { synthInto(app, folder); });
  syncFolders([{ path: app.outdir, files: manifests, keeps: [] }, ...rendered]);
  const secrets = judgements.flatMap(({ stack }) => (stack === undefined ? [] : secretCommands(stack)));
  if (secrets.length > 0) process.stdout.write(`These Secrets must exist; each file holds the value of its key:\n${secrets.map((command) => `  ${command}\n`).join('')}`);
}

/** Lets cdk8s write its own files under its own names, in another folder: its output folder is set once, at construction. */
function synthInto(app: App, folder: string): void {
  const { outdir } = app;
  Object.assign(app, { outdir: folder });
  try {
    app.synth();
  } finally {
    Object.assign(app, { outdir });
  }
}

/** The same spec in two targets has the same faults. */
const unique = (findings: readonly Finding[]): Finding[] => [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
