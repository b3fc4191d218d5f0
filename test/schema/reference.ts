import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Fields of each section, by the section's name: `prometheus:scrape_configs[].basic_auth`. */
export type FieldsBySection = ReadonlyMap<string, ReadonlySet<string>>;

type Add = (section: string, field: string) => void;

/** Where the fields of a chapter stand, by the number of its heading. */
const places: Readonly<Record<string, string>> = {
  '3.1': 'prometheus:',
  '3.2': 'prometheus:global',
  '3.3': 'prometheus:runtime',
  '3.4': 'prometheus:scrape_configs[]',
  '4': 'prometheus:scrape_configs[]',
  '4.1': 'prometheus:scrape_configs[].oauth2',
  '4.2': 'prometheus:scrape_configs[].tls_config',
  '5': 'prometheus:scrape_configs[].relabel_configs[]',
  '6.1': 'prometheus:scrape_configs[].static_configs[]',
  '7': 'prometheus:alerting',
  '7.1': 'prometheus:alerting.alertmanagers[]',
  '8.1': 'prometheus:remote_write[]',
  '8.2': 'prometheus:remote_read[]',
  '8.3': 'prometheus:remote_write[].azuread',
  '8.4': 'prometheus:alerting.alertmanagers[].sigv4',
  '9.1': 'prometheus:storage',
  '9.2': 'prometheus:tracing',
  '9.3': 'prometheus:otlp',
  '10.1': 'rules:',
  '10.2': 'rules:groups[].rules[]',
  '11': 'web:',
  '12.1': 'alertmanager:',
  '12.2': 'alertmanager:global',
  '12.4': 'alertmanager:route.routes[]',
  '12.6': 'alertmanager:inhibit_rules[]',
  '12.7': 'alertmanager:time_intervals[].time_intervals[]',
  '12.9': 'alertmanager:event_recorder',
  '14.5': 'rule-tests:',
};

/** Sections of which the reference says only what they are like. */
const alike: readonly (readonly [string, string])[] = [
  ['prometheus:tracing', 'alertmanager:tracing'],
  ['prometheus:scrape_configs[].http_headers.*', 'alertmanager:tracing.headers.*'],
  ['prometheus:scrape_configs[].authorization', 'alertmanager:receivers[].webex_configs[].http_config.authorization'],
  ['prometheus:alerting.alertmanagers[].sigv4', 'alertmanager:receivers[].sns_configs[].sigv4'],
  ['alertmanager:global.http_config', 'alertmanager:receivers[].webex_configs[].http_config'],
  ['alertmanager:route.routes[]', 'alertmanager:route'],
];

const path = join(__dirname, '../../../shared/reference/config-reference.md');

/** The reference of all fields, where it lies beside the repository; it is no part of it. */
export const reference = (): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** The fields that the tables of the reference name, section by section. */
export function fieldsIn(text: string): FieldsBySection {
  const fields = new Map<string, Set<string>>();
  const add: Add = (section, field) => void fields.set(section, (fields.get(section) ?? new Set()).add(field));
  let place: string | undefined;
  let isTable = false;
  const overHttp = new Set<string>();
  const connecting: string[] = [];
  for (const line of text.split('\n')) {
    const heading = /^#{2,4} (?:(\d+(?:\.\d+)?)\.? )?`?([\w-]+)/.exec(line);
    if (heading !== null) {
      const [, number = '', word = ''] = heading;
      if (line.startsWith('#### ') && place?.startsWith('alertmanager:receivers[]') === true) place = `alertmanager:receivers[].${word}_configs[]`;
      else if (word.endsWith('_sd_configs')) place = `prometheus:scrape_configs[].${word}[]`;
      else place = number === '12.5' ? 'alertmanager:receivers[]' : places[number];
      if (/legacy.*msteamsv2/.test(line)) place = 'alertmanager:receivers[].msteams_configs[]';
    }
    if (line.startsWith('- Registered kinds')) addKinds(line, add);
    if (place === undefined) continue;
    const part = /^`(queue_config|metadata_config)`/.exec(line)?.[1];
    if (part !== undefined) place = `prometheus:remote_write[].${part}`;
    if (/HTTP client options \(§4\) inline: \*\*yes\*\*/.test(line) || /^\| HTTP client options \| inline/.test(line)) connecting.push(place);
    if (place === 'alertmanager:receivers[]' && line.startsWith('`receivers[]`:')) addReceivers(line, add);
    if (line.startsWith('Top-level keys:')) for (const name of namesIn(line)) add(place, name);
    if (!line.startsWith('|')) {
      isTable = false;
      continue;
    }
    const [first = '', second = ''] = line.replaceAll('\\|', '¦').split('|').slice(1).map((cell) => cell.trim());
    if (/^(field|key|list)$/.test(first)) isTable = true;
    else if (isTable && !first.startsWith('---')) {
      for (const name of namesIn(first)) {
        const [section, last] = within(add, place, name);
        const field = last.replace('[]', '');
        add(section, field);
        if (place === 'prometheus:scrape_configs[]' && heading === null && isOfHttp(text, line)) overHttp.add(name);
        addInner(add, beneath(section, last), first.includes('_outputs') ? `list {${second}}` : second);
      }
    }
  }
  for (const section of [...connecting, 'alertmanager:global.http_config']) for (const name of overHttp) if (!name.includes('.')) add(section, name);
  for (const [from, to] of alike) for (const field of fields.get(from) ?? []) add(to, field);
  for (const field of fields.get('alertmanager:receivers[].msteams_configs[]') ?? []) if (field !== 'summary') add('alertmanager:receivers[].msteamsv2_configs[]', field);
  return fields;
}

/** Whether a row stands in the chapter of the options of HTTP connections. */
const isOfHttp = (text: string, line: string): boolean => {
  const at = text.indexOf(line);
  return at > text.indexOf('\n## 4. ') && at < text.indexOf('\n### 4.1 ');
};

/** The kinds of discovery, which may stand wherever targets may. */
function addKinds(line: string, add: Add): void {
  const [, list = ''] = /: ([a-z0-9, ]+)\./.exec(line) ?? [];
  for (const kind of list.split(', ')) for (const section of ['scrape_configs[]', 'alerting.alertmanagers[]']) add(`prometheus:${section}`, `${kind}_sd_configs`);
}

/** The kinds of receivers, and what all of them have. */
function addReceivers(line: string, add: Add): void {
  for (const name of ['name', 'labels']) add('alertmanager:receivers[]', name);
  const kinds = [...line.matchAll(/\b[a-z0-9]+_configs\b/g)].map(([kind]) => kind);
  for (const kind of new Set(kinds)) {
    add('alertmanager:receivers[]', kind);
    add(`alertmanager:receivers[].${kind}[]`, 'send_resolved');
    if (kind !== 'email_configs') add(`alertmanager:receivers[].${kind}[]`, 'http_config');
  }
}

/** Names of a cell: `a` / `a_file`, `a` / `_file`, or several with commas between. */
const namesIn = (cell: string): readonly string[] => {
  const names = [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name).filter((name) => /^[\w.[\]-]+$/.test(name));
  return names.map((name) => {
    if (name.startsWith('_')) return `${names[0] ?? ''}${name}`;
    const [before] = (names[0] ?? '').split(/\.[^.]*$/);
    return (names[0] ?? '').includes('.') && !name.includes('.') ? `${before ?? ''}.${name}` : name;
  });
};

/** The name of what stands beneath a section. */
const beneath = (section: string, name: string): string => `${section}${section.endsWith(':') ? '' : '.'}${name}`;

/** A name with dots belongs to a section below, and says that there is one. */
function within(add: Add, place: string, name: string): readonly [string, string] {
  const at = name.indexOf('.');
  if (at === -1) return [place, name];
  const step = name.slice(0, at);
  add(place, step.replace('[]', ''));
  return within(add, beneath(place, step), name.slice(at + 1));
}

/** The fields in braces behind a name: `list {title*, value*}`, `map header→{values, files}`, `{client_id}`. */
function addInner(add: Add, section: string, cell: string): void {
  const plain = cell.replaceAll('`', '');
  const open = plain.indexOf('{');
  if (open === -1 || plain.startsWith('map any')) return;
  const before = plain.slice(0, open);
  const inner = `${section}${/\blist\b|\[\]$/.test(before) && !section.endsWith('[]') ? '[]' : before.startsWith('map') ? '.*' : ''}`;
  for (const part of partsOf(plain.slice(open + 1, plain.lastIndexOf('}')))) {
    for (const word of part.split(' or ')) {
      const name = /^[a-z_0-9]+/.exec(word.trim())?.[0];
      if (name === undefined) continue;
      add(inner, name);
      addInner(add, `${inner}.${name}`, word.slice(word.indexOf(name) + name.length));
    }
  }
}

/** Parts between commas that are not in braces or parentheses. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of text) {
    if ('{([<'.includes(letter)) depth += 1;
    if ('})]>'.includes(letter)) depth -= 1;
    if (letter === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${letter}`);
  }
  return parts;
}
