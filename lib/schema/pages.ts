import type { z } from 'zod';

import { isRuledOut } from '../base/ruled-out';
import { metaOf, type KnownField } from '../base/native-fields';
import { discoveries } from '../prometheus/discovery';
import { receiverKinds } from '../alertmanager/receivers';
import { nativeKey } from '../base/native';
import { documentationOf, documentationOfSection } from './documentation';
import { fieldsPage, refusalOf } from './fields-page';
import { nativeFiles, type NativeFileName } from './files';
import { homeOf, isNeeded, sectionOf, sections, type Section } from './outline';
import { defaultOf } from './remarks';
import { typeText } from './type-text';

/** A page of the reference: a name, a title, and which sections stand on it. */
interface Page {
  readonly name: string;
  readonly title: string;
  readonly has: (section: Section) => boolean;
}

const isIn = (...files: readonly NativeFileName[]) => ({ file }: Section): boolean => files.includes(file);
const isDiscovery = ({ file, path }: Section): boolean => file === 'prometheus' && /^scrape_configs\[\]\.(\w+_sd_configs|static_configs)\[\]/.test(path);
const isReceiver = ({ file, path }: Section): boolean => file === 'alertmanager' && path.startsWith('receivers[].');

const pages: readonly Page[] = [
  { name: 'prometheus', title: 'Prometheus', has: (section) => isIn('prometheus', 'scrape-configs')(section) && !isDiscovery(section) },
  { name: 'discovery', title: 'How targets are found', has: isDiscovery },
  { name: 'rules', title: 'Rule files and their tests', has: isIn('rules', 'rule-tests') },
  { name: 'web', title: 'The web configuration', has: isIn('web') },
  { name: 'alertmanager', title: 'Alertmanager', has: (section) => isIn('alertmanager')(section) && !isReceiver(section) },
  { name: 'receivers', title: 'Receivers', has: isReceiver },
];

/**
 * The pages of the reference by file name: every section of every native file with its fields, as a spec and as the file names them.
 *
 * They follow from the declarations and the comments beside them.
 */
export const referencePages = (): ReadonlyMap<string, string> =>
  new Map([['README.md', index()], ...pages.map((page): [string, string] => [`${page.name}.md`, pageText(page)]), ['fields.md', fieldsPage()]]);

const index = (): string =>
  [
    '# Reference',
    'Every section and field of the files that Prometheus, Alertmanager and promtool read: as a spec names them, and as they stand in YAML. A version is that of the server which brought a field; without one it is older than Prometheus 3.0, or Alertmanager 0.24.',
    ['| page | sections |', '|---|---|', ...pages.map((page) => `| [${page.title}](${page.name}.md) | ${String(sections.filter(page.has).length)} |`), '| [every field, one a line](fields.md) | |'].join('\n'),
    'Credentials are never written, but referred to: `secret("<name>", "<key>")` becomes the field with `_file`. A field that can only stand in clear is read from files of others, and refused to who writes it.',
    'As JSON Schemas for editors: `npx cdk8s-prometheus schema <kind>`, where the kind is one of ' + Object.entries(nativeFiles).map(([name, { title }]) => `\`${name}\` (${title})`).join(', ') + '.',
  ].join('\n\n') + '\n';

const pageText = (page: Page): string =>
  [`# ${page.title}`, ...sections.filter(page.has).map(sectionText)].join('\n\n') + '\n';

/** Since when a kind of discovery or of receivers is there, by the key of its list. */
const kinds: ReadonlyMap<string, { readonly since: string; readonly see: string }> = new Map(
  [...discoveries, ...receiverKinds].map(({ key, since, see }) => [nativeKey(key), { since, see }]),
);

const kindOf = ({ path }: Section): { readonly since: string; readonly see: string } | undefined => kinds.get(/\.(\w+)\[\]$/.exec(path)?.[1] ?? '');

const titleOf = ({ file, path, alternative }: Section): string => {
  const place = path === '' ? nativeFiles[file].title : `\`${path}\``;
  return alternative === '' ? place : `${place} with ${alternative.replace(/^with /, '').replace(/^(\w+): (.*)$/, '`$1: $2`')}`;
};

function sectionText(section: Section): string {
  const { text, see } = documentationOfSection(section);
  const kind = kindOf(section);
  const source = kind?.see ?? see;
  return [
    `## ${titleOf(section)}`,
    ...(text === undefined ? [] : [text]),
    ...(kind === undefined ? [] : [`Since ${kind.since}.`]),
    ...(section.fields.size === 0 ? ['It has no fields.'] : [table(section)]),
    ...(source === undefined ? [] : [`Source: <${source}>`]),
  ].join('\n\n');
}

function table(section: Section): string {
  const own = [...new Map([...section.fields.values()].map((field) => [field.key, field])).values()];
  const shared = new Map<Section, KnownField[]>();
  for (const field of own) {
    const home = homeOf(field);
    if (home !== section) shared.set(home, [...(shared.get(home) ?? []), field]);
  }
  // A few fields are told again, many are not.
  const elsewhere = [...shared].filter(([, fields]) => fields.length > 4);
  const told = new Set(elsewhere.flatMap(([, fields]) => fields));
  const rows = own.filter((field) => !told.has(field) && !isRuledOut(field.schema)).map((field) => row(section, field));
  const refused = own.filter((field) => !told.has(field) && isRuledOut(field.schema));
  return [
    ...(rows.length === 0 ? [] : [['| field | in the file | takes | assumed | since | |', '|---|---|---|---|---|---|', ...rows].join('\n')]),
    ...elsewhere.map(([home, fields]) => `And as in ${link(home)}: ${fields.filter(({ schema }) => !isRuledOut(schema)).map(({ key }) => `\`${key}\``).join(', ')}.`),
    ...(refused.length === 0 ? [] : [refused.map((field) => `- \`${field.key}\` (\`${nativeKey(field.key, field.schema)}\`) cannot be written: ${refusalOf(field.schema)}`).join('\n')]),
  ].join('\n\n');
}

function row(section: Section, field: KnownField): string {
  const { key, schema } = field;
  const { text = '', assumed } = documentationOf(section.declaration, field);
  const names = [...section.fields].filter(([, other]) => other.key === key).map(([name]) => `\`${name}\``);
  const since = metaOf(schema, 'since');
  const declared = defaultOf(schema);
  const cells = [
    `\`${key}\``,
    names.join(', '),
    typeText(schema, sectionLink),
    isNeeded(schema) ? '**needed**' : (assumed ?? (declared === undefined ? '' : `\`${JSON.stringify(declared)}\``)),
    typeof since === 'string' ? since : '',
    text,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

const sectionLink = (held: z.ZodObject): string => {
  const home = sectionOf(held);
  return home === undefined ? 'section' : link(home);
};

/** A link to a section, on whichever page it stands. */
function link(section: Section): string {
  const page = pages.find(({ has }) => has(section));
  const title = titleOf(section);
  return `[${title}](${page?.name ?? ''}.md#${anchorOf(title)})`;
}

/** The anchor that a heading has on the usual hosts of Markdown. */
const anchorOf = (title: string): string => title.toLowerCase().replace(/[^\w\- ]/g, '').replaceAll(' ', '-');
