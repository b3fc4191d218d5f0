import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { documentationOf } from '../../lib/schema/documentation';
import documented from '../../lib/schema/documentation.json';
import { nativeFileNames } from '../../lib/schema/files';
import { homeOf, idOf, sections } from '../../lib/schema/outline';
import { referencePages } from '../../lib/schema/pages';
import { isRuledOut } from '../../lib/base/ruled-out';

const pages = referencePages();
const folder = join(__dirname, '../../docs/reference');

test('the pages in the documentation are those that follow from the declarations', () => {
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
});

test('every section stands on one page, once', () => {
  const headings = [...pages.values()].map((text) => text.split('\n').filter((line) => line.startsWith('## ')));
  for (const onPage of headings) expect(new Set(onPage).size).toBe(onPage.length);
  // The list of all fields has a heading for each kind of file.
  expect(headings.flat().length - nativeFileNames.length).toBe(sections.length);
});

test('every link leads to a heading', () => {
  const anchors = new Set([...pages].flatMap(([name, text]) => text.split('\n').filter((line) => line.startsWith('#')).map((line) => `${name}#${line.replace(/^#+ /, '').toLowerCase().replace(/[^\w\- ]/g, '').replaceAll(' ', '-')}`)));
  const links = [...pages.values()].flatMap((text) => [...text.matchAll(/\]\(([a-z]+\.md#[^)]*)\)/g)].map(([, target = '']) => target));
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter((target) => !anchors.has(target))).toEqual([]);
});

test('a row says the field, its key in the file, what it takes, what is assumed, since when, and what it means', () => {
  expect(pages.get('prometheus.md')).toContain("| `scrapeInterval` | `scrape_interval` | duration | '1m' |  | Time between two scrapes of a target. |");
  expect(pages.get('prometheus.md')).toContain('| `password` | `password`, `password_file` | credential |  |  | The password, by reference. |');
  expect(pages.get('prometheus.md')).toContain('| `failedRequestLogging` | `failed_request_logging` | true or false | false | 3.15 |');
  expect(pages.get('receivers.md')).toMatch(/\| `to` \| `to` \| text \| \*\*needed\*\* \|/);
});

test('a field that cannot be written is listed with the reason', () => {
  expect(pages.get('discovery.md')).toContain('- `labelSelector` (`label_selector`) cannot be written: servers of the robot have no labels');
  expect(pages.get('discovery.md')).not.toMatch(/\| `labelSelector` .*robot/);
});

test('what is known of comments belongs to fields that are there', () => {
  const known = new Map(sections.map((section) => [idOf(section), new Set(['', ...Object.keys(section.declaration.shape)])]));
  for (const [id, comments] of Object.entries(documented)) expect([id, Object.keys(comments).filter((key) => known.get(id)?.has(key) !== true)]).toEqual([id, []]);
});

test('most fields say what they mean, and each that does not is clear by its name', () => {
  const fields = sections.flatMap((section) => [...section.fields.values()].filter((field) => field.form === 'own' && homeOf(field) === section && !isRuledOut(field.schema)).map((field) => documentationOf(section.declaration, field)));
  expect(fields.filter(({ text }) => text !== undefined).length / fields.length).toBeGreaterThan(0.85);
});
