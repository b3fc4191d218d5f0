import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readBundle, type Mode } from '../../lib/bundle/bundle';
import { judgeBundle, type FileFinding } from '../../lib/bundle/judge-bundle';
import { onDisk } from '../../lib/cli/files';
import { faultLines } from './conformance-lines';

/** What the servers say of the files of their own tests. It lies beside the checkout, and is not part of it. */
const set = join(__dirname, '../../../shared/conformance');
const isThere = existsSync(set);
if (!isThere) process.stdout.write('the conformance set is not there: its rows are not compared\n');

interface Row {
  readonly tool: 'prometheus' | 'alertmanager';
  readonly path: string;
  readonly mode: Mode;
  readonly stage: string;
  readonly outcome: string;
  readonly said: string;
}

const rowsOf = (tool: Row['tool']): readonly Row[] =>
  readFileSync(join(set, tool, 'expected.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([path = '', mode, stage = '', outcome = '', , said = '']) => ({ tool, path, mode: mode === 'agent' ? 'agent' : 'server', stage, outcome, said }));

// A file that is no configuration has no verdict.
const all = isThere ? [...rowsOf('prometheus'), ...rowsOf('alertmanager')] : [];
const rows = all.filter(({ outcome }) => outcome !== 'n/a');
const nameOf = ({ tool, path, mode, stage, said }: Row): string => `${tool}: ${path.replace('config/testdata/', '')} (${mode}, ${stage}${said === '' ? '' : `, "${said}"`})`;

const found = new Map<Row, readonly FileFinding[]>();

/** While it loads, Prometheus does not read the files that a configuration includes. */
function errorsOf(row: Row): readonly FileFinding[] {
  const before = found.get(row);
  if (before !== undefined) return before;
  const { tool, path, mode, stage } = row;
  const name = join(set, tool, path);
  const finder = tool === 'prometheus' && stage === 'load' ? { find: () => [] } : onDisk;
  const errors = judgeBundle(readBundle([{ name, text: readFileSync(name, 'utf8'), isNamed: true }], finder), mode).filter(({ severity }) => severity === 'error');
  found.set(row, errors);
  return errors;
}

const withSet = isThere ? describe : describe.skip;

withSet('the conformance set', () => {
  test('has a verdict of ours on every row, and all are those of the servers', () => {
    const agreed = rows.filter((row) => (errorsOf(row).length === 0 ? 'good' : 'bad') === row.outcome);
    process.stdout.write(`conformance: ${agreed.length} of ${rows.length} rows agreed, ${all.length - rows.length} without a verdict\n`);
    expect(rows.filter((row) => !agreed.includes(row)).map(nameOf)).toEqual([]);
    expect(rows.length).toBeGreaterThan(270);
  });

  test('has no error of ours in a file that the servers take', () => {
    const good = rows.filter(({ outcome }) => outcome === 'good');
    expect(good.length).toBeGreaterThan(80);
    expect(good.flatMap((row) => errorsOf(row).map(({ line, message }) => `${nameOf(row)}:${line}: ${message}`))).toEqual([]);
  });

  test('has our errors at the lines of the faults', () => {
    const bad = rows.filter(({ outcome }) => outcome === 'bad');
    const ours = bad.map((row): [string, readonly number[]] => [nameOf(row), [...new Set(errorsOf(row).map(({ line }) => line))]]);
    const expected = bad.map((row): [string, readonly number[] | undefined] => [nameOf(row), faultLines[row.tool][row.path.replace('config/testdata/', '')]]);
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(expected));
  });

  test('has a message, a fix and a place of ours in every file that the servers refuse, in words of our own', () => {
    for (const row of rows.filter(({ outcome }) => outcome === 'bad')) {
      const errors = errorsOf(row);
      expect([nameOf(row), errors.length]).not.toEqual([nameOf(row), 0]);
      for (const { message, fix, line, column } of errors) {
        expect(message).toMatch(/^[^A-Z]*[^]*[^.]$/);
        expect(fix).not.toBe('');
        expect(line * column).toBeGreaterThan(0);
        // A word or two may be the same; a sentence of the servers' is not ours.
        if (row.said.split(' ').length > 3) expect(message).not.toContain(row.said);
      }
    }
  });
});
