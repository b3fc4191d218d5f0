import { isRuledOut } from '../base/ruled-out';
import { metaOf, type KnownField } from '../base/native-fields';
import { nativeFileNames, nativeFiles } from './files';
import { leftOut } from './left-out';
import { sections, type Section } from './outline';

/** A line of the list: a key at its first place. */
interface Line {
  readonly path: string;
  readonly ours: string;
  readonly since: string;
  readonly remark: string;
}

/** Every key of every native file, one a line: our field for it, or the reason why there is none. */
export function fieldsPage(): string {
  const chapters = nativeFileNames.map((file) => ({ file, lines: linesOf(file) }));
  const known = chapters.flatMap(({ lines }) => lines).filter(({ ours }) => ours !== '').length;
  return (
    [
      '# Every field',
      `Each key that a server reads, at the first place where it may stand; of alternatives, those that differ. ${String(known)} keys are known, ${String(leftOut.length)} are not.`,
      ...chapters.map(({ file, lines }) => [`## ${nativeFiles[file].title}`, '', '| key | field | since | |', '|---|---|---|---|', ...lines.map(({ path, ours, since, remark }) => `| \`${path}\` | ${ours} | ${since} | ${remark} |`)].join('\n')),
    ].join('\n\n') + '\n'
  );
}

function linesOf(file: Section['file']): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const section of sections.filter((each) => each.file === file)) {
    for (const [name, field] of section.fields) {
      const path = section.path === '' ? name : `${section.path}.${name}`;
      const line = lineOf(path, field);
      // Of alternatives, the one that can be written tells.
      if (!lines.has(path) || (lines.get(path)?.remark !== '' && line.remark === '')) lines.set(path, line);
    }
    for (const { name, why } of leftOut.filter((each) => each.file === file && each.path === section.path)) lines.set(`${section.path}.${name}`, { path: `${section.path}.${name}`, ours: '', since: '', remark: why });
  }
  return [...lines.values()];
}

function lineOf(path: string, { key, schema, form, inner }: KnownField): Line {
  const since = metaOf(schema, 'since');
  return { path, ours: `\`${inner === undefined ? key : `${key}.${inner}`}\``, since: typeof since === 'string' ? since : '', remark: remarkOn(schema, form) };
}

function remarkOn(schema: KnownField['schema'], form: KnownField['form']): string {
  if (form === 'former') return 'an older key';
  if (metaOf(schema, 'inClear') !== undefined) return 'read from files of others only: it stands in clear';
  return isRuledOut(schema) ? `cannot be written: ${refusalOf(schema)}` : '';
}

/** Why a field cannot be written, in the words that who tries it is told. */
export function refusalOf(schema: KnownField['schema']): string {
  const { error } = schema.safeParse('anything');
  return error?.issues[0]?.message ?? '';
}
