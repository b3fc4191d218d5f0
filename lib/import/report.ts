import type { Finding } from '../base/finding';
import { formatFindings } from '../base/finding';
import { requiredSecrets } from '../stack/required-secrets';
import type { Difference } from './difference';
import type { Imported } from './import-bundle';
import type { Place, Remark } from './ledger';
import type { Part } from './parts';
import { placeOfDifference } from './proof';

/** What a person is told beside the program. No credential is in it. */
export interface Report {
  readonly text: string;
  /** Whether the program says all that the files do. */
  readonly isWhole: boolean;
}

/** Puts into words what an import did: what to create, what was assumed, what is left to decide and what is not carried over. */
export function report({ parts, ledger }: Imported): Report {
  const ledgers = [...parts.map((part) => part.ledger), ledger];
  const lost = ledgers.flatMap((each) => each.lost);
  const findings = parts.flatMap(({ declaration, proof }) => proof.findings.map((finding) => ({ ...finding, path: [declaration.name, ...finding.path] })));
  const differences = parts.flatMap(({ proof }) => proof.differences);
  const isUnproven = parts.some(({ proof }) => proof.stack === undefined);
  const paragraphs = [
    ...credentials(parts),
    ...list('files that the servers read where they are', [...new Set(ledgers.flatMap(({ files }) => files.map(({ path }) => path)))].sort()),
    ...list('to know', ledgers.flatMap(({ notes }) => notes).map(remark)),
    ...list('not carried over', lost.map(remark)),
    ...decisions(findings),
    ...(differences.length === 0 ? [] : list('it does not mean the same', differences.map(differing))),
    ...(isUnproven ? ['not compared with the files: it has faults that no model can be made of\n'] : []),
    ...(differences.length === 0 && !isUnproven ? [`compared with the files: no difference in ${parts.reduce((sum, { proof }) => sum + proof.values, 0)} values\n`] : []),
  ];
  return { text: paragraphs.join('\n'), isWhole: lost.length === 0 && differences.length === 0 && !isUnproven };
}

/** What became references, where the values stand, and how the Secrets are made of them. */
function credentials(parts: readonly Part[]): readonly string[] {
  const moved = parts.flatMap(({ ledger }) => ledger.credentials.map(({ reference, place }) => `${reference.name}/${reference.key}: the value at ${at(place)}`));
  const jobs = parts.flatMap(({ ledger }) => ledger.jobs.map(({ reference, place, jobName }) => `${reference.name}/${reference.key}: the job "${jobName}" at ${at(place)}, under "scrape_configs:"; the server takes a credential of it only in clear`));
  const stacks = parts.flatMap(({ proof: { stack } }) => stack ?? []);
  const commands = stacks.flatMap(({ namespace, server, alertmanager }) => [...requiredSecrets(server), ...requiredSecrets(alertmanager)].map(({ name, keys }) => `kubectl -n ${namespace} create secret generic ${name} ${keys.map((key) => `--from-file=${key}`).join(' ')}`));
  return [
    ...list('in clear until now, by reference from here on', [...moved, ...jobs]),
    ...list('with each value in a file named like its key; on a host, in secrets/<Secret>/<key> beside the folder of the configuration', [...new Set(commands)]),
  ];
}

const decisions = (findings: readonly Finding[]): readonly string[] =>
  findings.length === 0 ? [] : [`to decide: the servers take it, synth does not\n${formatFindings(findings).replace(/^/gm, '  ')}\n`];

const list = (title: string, items: readonly string[]): readonly string[] => (items.length === 0 ? [] : [`${title}:\n${items.map((text) => `  ${text}\n`).join('')}`]);

const at = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

const remark = ({ place, text }: Remark): string => (place === undefined ? text : `${at(place)}: ${text}`);

const differing = ({ path, before, after }: Difference): string => `${placeOfDifference(path)}: ${shown(before)} in the files, ${shown(after)} here`;

const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`;
};

