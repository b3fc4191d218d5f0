import type { Severity } from '../base/finding';
import { isAbout, judge, type Judged } from '../checks/judge';
import { resolveAlertmanager, resolveServer, resolveStack, type Resolution } from '../stack/resolve';
import type { Bundle, Mode, Unit } from './bundle';
import { inNativeWords, nativePath } from './native-words';
import type { PlacedFinding } from './decode';
import type { ReadFile } from './read-file';

/** Something wrong in somebody's file. */
export interface FileFinding {
  readonly check: string;
  readonly severity: Severity;
  /** As it was given. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** What is wrong, and in which field. */
  readonly message: string;
  readonly fix: string;
}

/** Everything that is wrong with files, by the very checks of a synth, in the order of the files and their lines. */
export function judgeBundle(bundle: Bundle, mode: Mode): readonly FileFinding[] {
  const ofUnits = bundle.units.flatMap((unit) => [...unit.files.flatMap((file) => file.findings.map((finding) => placed(file, finding))), ...judgeUnit(unit, mode)]);
  const ofOthers = bundle.alone.flatMap((file) => file.findings.map((finding) => placed(file, finding)));
  return inOrder(unique([...ofUnits, ...ofOthers]));
}

function judgeUnit(unit: Unit, mode: Mode): readonly FileFinding[] {
  const { stack } = resolveUnit(unit);
  const refused = mode === 'agent' ? refusedByAgents(unit) : [];
  if (stack === undefined) return refused;
  return [
    ...refused,
    ...judge(stack, unit.seen).flatMap((found): FileFinding[] => {
      const place = unit.locate(found.path);
      if (place === undefined || isAbout({ path: place.path }, place.file.findings.filter(({ ours }) => ours !== true))) return [];
      return [placed(place.file, { ...found, path: place.path })];
    }),
  ];
}

/** The stack that the files of a unit come to, as far as they can be understood. */
export function resolveUnit({ of, spec, seen }: Unit): Resolution {
  if (of === 'alertmanager') return resolveAlertmanager('files', spec);
  return seen.includes('alertmanager') ? resolveStack('files', spec) : resolveServer('files', spec);
}

/** What an agent has no use for, and refuses. @see https://prometheus.io/docs/prometheus/latest/prometheus_agent/ */
function refusedByAgents({ files }: Unit): readonly FileFinding[] {
  const file = files.find(({ kind }) => kind === 'prometheus');
  if (file === undefined || typeof file.value !== 'object' || file.value === null) return [];
  const written = file.value as Readonly<Record<string, unknown>>;
  const alerting = (written['alerting'] ?? {}) as Readonly<Record<string, unknown>>;
  const isSaid = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
  const fields = [...(isSaid(alerting['alertmanagers']) || isSaid(alerting['alertRelabelConfigs']) ? ['alerting'] : []), ...['ruleFiles', 'remoteRead'].filter((field) => isSaid(written[field]))];
  return fields.map((field) => placed(file, { check: 'not-for-agents', severity: 'error', path: [field], message: 'not for an agent, which neither evaluates rules nor answers queries', fix: 'remove it, or run a server' }));
}

function placed(file: ReadFile, found: PlacedFinding | Judged): FileFinding {
  const { check, severity, path, message, fix, ours } = found;
  const { line, column } = ('position' in found ? found.position : undefined) ?? file.placeOf(path, 'offset' in found ? found.offset : undefined);
  const place = nativePath(path);
  return {
    check,
    severity: ours === true ? 'warning' : severity,
    file: file.name,
    line,
    column,
    message: place === '' ? inNativeWords(message) : `${place}: ${inNativeWords(message)}`,
    fix: inNativeWords(fix ?? 'write what the field takes'),
  };
}

/** A file that two servers read is judged twice. */
const unique = (findings: readonly FileFinding[]): FileFinding[] => [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];

const inOrder = (findings: readonly FileFinding[]): FileFinding[] => {
  const files = [...new Set(findings.map(({ file }) => file))];
  return [...findings].sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column);
};

/** The findings as a person reads them in a terminal. */
export const formatFileFindings = (findings: readonly FileFinding[]): string =>
  findings.map(({ file, line, column, severity, check, message, fix }) => `${file}:${line}:${column}: ${severity} ${check}\n  ${message}\n    fix: ${fix}\n`).join('');
