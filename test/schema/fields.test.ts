import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { NativeFileName } from '../../lib/schema/files';
import { fieldsPage } from '../../lib/schema/fields-page';
import { leftOut } from '../../lib/schema/left-out';
import { fieldsAt, sections } from '../../lib/schema/outline';
import { fieldsIn, reference } from './reference';

/** Keys that are newer than the reference, or that it tells of in a sentence only; each was looked up in the source of the server. */
const beyond: Readonly<Record<string, readonly string[]>> = {
  // CHANGELOG of Prometheus 3.16.
  'prometheus:global': ['query_max_series', 'query_max_samples_read', 'query_max_duration'],
  'prometheus:remote_write[]': ['convert_nhcb_to_classic'],
  // CHANGELOG of Prometheus 3.15.
  'prometheus:runtime': ['log_level'],
  'prometheus:alerting.alertmanagers[].sigv4': ['session_name', 'tags'],
  // Chapter 3.5 says that there is no other key.
  'scrape-configs:': ['scrape_configs'],
  // Chapter 11 names them in a remark: no other header can be set.
  'web:http_server_config.headers': ['Strict-Transport-Security', 'X-Content-Type-Options', 'X-Frame-Options', 'X-XSS-Protection', 'Content-Security-Policy'],
};

const text = reference();
if (text === undefined) process.stdout.write('the reference of fields is not beside the checkout: nothing is compared with it\n');
const listed = [...fieldsIn(text ?? '')].flatMap(([section, names]) => [...names].map((name) => ({ section, name })));
const ifThere = text === undefined ? describe.skip : describe;

const isLeftOut = (section: string, key: string): boolean => leftOut.some(({ file, path, name }) => `${file}:${path}` === section && name === key);

ifThere('the fields of the native files', () => {
  test('are all that the reference lists, but for those that are left out for a reason', () => {
    const missing = listed.filter(({ section, name }) => {
      const [file = '', path = ''] = section.split(':');
      return fieldsAt(file as NativeFileName, path)?.has(name) !== true;
    });
    expect(missing.filter(({ section, name }) => !isLeftOut(section, name))).toEqual([]);
    process.stdout.write(`fields of the reference: ${String(listed.length)}, known: ${String(listed.length - missing.length)}\n`);
  });

  test('are none that the reference does not know, but for those that are newer', () => {
    const known = new Set(listed.map(({ section, name }) => `${section} ${name}`));
    const strange = sections.flatMap(({ file, path, fields }) => [...fields.keys()].map((name) => ({ section: `${file}:${path}`, name }))).filter(({ section, name }) => !known.has(`${section} ${name}`));
    expect(strange.filter(({ section, name }) => beyond[section]?.includes(name) !== true)).toEqual([]);
  });

  test('are read out of the reference chapter by chapter, none of which is passed over', () => {
    expect(new Set(listed.map(({ section }) => section)).size).toBeGreaterThan(140);
    expect(listed.length).toBeGreaterThan(1500);
  });
});

test('what goes beyond the reference is ours, and what is left out is not', () => {
  const ours = (section: string, name: string): boolean => {
    const [file = '', path = ''] = section.split(':');
    return fieldsAt(file as NativeFileName, path)?.has(name) === true;
  };
  for (const [section, names] of Object.entries(beyond)) for (const name of names) expect([section, name, ours(section, name)]).toEqual([section, name, true]);
  for (const { file, path, name } of leftOut) expect([path, name, ours(`${file}:${path}`, name)]).toEqual([path, name, false]);
});

test('every key has a line in the list, with the reason where there is no field for it', () => {
  const page = fieldsPage();
  expect(page).toContain('| `scrape_configs[].basic_auth.username_file` | `username` |  |  |');
  expect(page).toContain('| `global.query_max_series` | `queryMaxSeries` | 3.16 |  |');
  expect(page).toContain('| `scrape_configs[].bearer_token` | `authorization.credentials` |  | an older key |');
  expect(page).toContain('| `scrape_configs[].uyuni_sd_configs[].password` | `password` |  | read from files of others only: it stands in clear |');
  expect(page).toMatch(/\| `storage\.tsdb\.outofordertimewindow` \| {2}\| {2}\| a field of Go without a key of its own/);
  for (const chapter of page.split('\n## ')) {
    const keys = chapter.split('\n').flatMap((line) => /^\| `([^`]+)`/.exec(line)?.[1] ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('the list in the documentation is the one that follows from the declarations', () => {
  expect(readFileSync(join(__dirname, '../../docs/reference/fields.md'), 'utf8')).toBe(fieldsPage());
});
