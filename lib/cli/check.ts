import { Option } from 'commander';

import { readBundle, type Bundle, type Mode } from '../bundle/bundle';
import { formatFileFindings, judgeBundle, type FileFinding } from '../bundle/judge-bundle';
import { onDiskPlaces, openManifests } from '../bundle/sources';
import { givenFiles, onDisk } from './files';
import type { Verb } from './verb';

interface Options {
  readonly format: 'text' | 'json';
  readonly mode: Mode;
}

/** Judges files that exist. */
export const check: Verb = {
  name: 'check',
  summary: 'judge files of Prometheus and Alertmanager, as their servers and as our checks do',
  declare: (command, terminal) => {
    command
      .argument('<path...>', 'files, and folders in which files are found by their content; of Kubernetes manifests, what is in ConfigMaps and Secrets')
      .addOption(new Option('--format <format>', 'how findings are printed').choices(['text', 'json']).default('text'))
      .addOption(new Option('--mode <mode>', 'how the server runs that reads the files').choices(['server', 'agent']).default('server'))
      .action((paths: string[], { format, mode }: Options) => {
        const files = givenFiles(paths);
        const sources = openManifests(files, onDisk);
        const bundle = readBundle(sources.given, sources.finder);
        if (judgedFiles(bundle).size === 0) throw new Error(`nothing of Prometheus or Alertmanager in ${paths.map((path) => `"${path}"`).join(', ')}`);
        const findings = onDiskPlaces(judgeBundle(bundle, mode), sources);
        if (format === 'json') terminal.out(`${JSON.stringify(findings, undefined, 2)}\n`);
        else {
          terminal.out(formatFileFindings(findings));
          terminal.err(summary(bundle, findings, files.filter(({ name }) => !sources.given.some((given) => given.name.startsWith(name))).map(({ name }) => name)));
        }
        terminal.exit(findings.some(({ severity }) => severity === 'error') ? 1 : 0);
      });
  },
};

/** What was looked at, so that nobody takes silence about a file that was not read for praise. */
function summary(bundle: Bundle, findings: readonly FileFinding[], manifests: readonly string[]): string {
  const skipped = [...bundle.skipped, ...manifests];
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const passedOver = skipped.length === 0 ? '' : `; not of these servers, and not judged: ${skipped.length <= 5 ? skipped.join(', ') : `${skipped.slice(0, 5).join(', ')} and ${skipped.length - 5} more`}`;
  return `${plural(judgedFiles(bundle).size, 'file')} judged, ${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}${passedOver}\n`;
}

const judgedFiles = ({ units, alone }: Bundle): ReadonlySet<string> => new Set([...units.flatMap((unit) => unit.files), ...alone].map(({ name }) => name));

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
