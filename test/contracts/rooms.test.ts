import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const lib = join(root, 'lib');

/** Which rooms a room may import, besides itself. */
const may: Readonly<Record<string, readonly string[]>> = {
  base: [],
  promql: ['base'],
  rules: ['base', 'promql'],
  slo: ['base', 'promql', 'rules'],
  packs: ['base', 'promql', 'rules'],
  prometheus: ['base'],
  alertmanager: ['base', 'prometheus'],
  schema: ['base', 'rules', 'prometheus', 'alertmanager'],
  stack: ['base', 'promql', 'rules', 'prometheus', 'alertmanager'],
  checks: ['base', 'promql', 'rules', 'prometheus', 'alertmanager', 'stack'],
  bundle: ['base', 'rules', 'prometheus', 'alertmanager', 'schema', 'stack', 'checks'],
  targets: ['base', 'rules', 'prometheus', 'alertmanager', 'stack'],
  constructs: ['base', 'rules', 'prometheus', 'alertmanager', 'stack', 'checks', 'targets'],
  import: ['base', 'rules', 'prometheus', 'alertmanager', 'schema', 'stack', 'checks', 'bundle', 'targets'],
  cli: ['base', 'rules', 'prometheus', 'alertmanager', 'stack', 'schema', 'checks', 'bundle', 'import', 'targets', 'constructs'],
};

/** Rooms that may know cdk8s, and the generated imports. */
const knowsCdk8s = ['targets/kubernetes/', 'targets/operator/', 'constructs/', 'cli/synth.ts'];

/** The one file that may touch others. */
const touchesFiles = ['cli/files.ts'];

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const imports: readonly Import[] = files.flatMap((from) =>
  [...readFileSync(join(lib, from), 'utf8').matchAll(/(?:from|import|require\() ?'([^']+)'/g)].map(([, to = '']) => ({ from, to: to.startsWith('.') ? relative(lib, resolve(dirname(join(lib, from)), to)) : `package:${to}` })),
);

const room = (file: string): string => file.split('/')[0] ?? '';
const isOwn = ({ to }: Import): boolean => room(to) in may;

test('every folder of lib is a room with a rule', () => {
  expect([...new Set(files.filter((file) => file.includes('/')).map(room))].sort()).toEqual(Object.keys(may).sort());
});

test('a room imports only the rooms beneath it', () => {
  const wrong = imports.filter(isOwn).filter(({ from, to }) => from.includes('/') && room(from) !== room(to) && !(may[room(from)] ?? []).includes(room(to)));
  expect(wrong.map(({ from, to }) => `lib/${from} imports lib/${to}; ${room(from)} may import only: ${(may[room(from)] ?? []).join(', ') || 'nothing'}`)).toEqual([]);
});

test('cdk8s and the generated imports are known only where Kubernetes objects are made', () => {
  const wrong = imports.filter(({ to }) => /^package:(cdk8s|constructs)/.test(to) || to.startsWith('../imports')).filter(({ from }) => !knowsCdk8s.some((place) => from.startsWith(place)));
  expect(wrong).toEqual([]);
});

test('files, processes and the network are touched in one place', () => {
  const wrong = imports.filter(({ to }) => /^package:(node:)?(fs|child_process|http|https|net|os|path)(\/|$)/.test(to)).filter(({ from }) => !touchesFiles.includes(from));
  expect(wrong).toEqual([]);
});

test('no import leads back to where it came from', () => {
  const graph = new Map<string, string[]>();
  for (const { from, to } of imports) {
    const target = files.find((file) => file === `${to}.ts` || file === `${to}/index.ts`);
    if (target !== undefined) graph.set(from, [...(graph.get(from) ?? []), target]);
  }
  expect([...graph.keys()].flatMap((start) => cycleFrom(start, graph))).toEqual([]);
});

function cycleFrom(start: string, graph: ReadonlyMap<string, readonly string[]>): string[] {
  const stack: string[][] = [[start]];
  const seen = new Set<string>();
  for (let path = stack.pop(); path !== undefined; path = stack.pop()) {
    const last = path.at(-1) ?? '';
    for (const next of graph.get(last) ?? []) {
      if (next === start) return [[...path, next].join(' -> ')];
      if (!seen.has(next)) {
        seen.add(next);
        stack.push([...path, next]);
      }
    }
  }
  return [];
}

test('a file is short enough to be read at once', () => {
  const long = files.map((file) => [file, readFileSync(join(lib, file), 'utf8').split('\n').length] as const).filter(([, lines]) => lines > 301);
  expect(long).toEqual([]);
});

test('files are named in kebab-case, and none is a drawer for everything', () => {
  expect(files.filter((file) => !file.split('/').every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.ts)?$/.test(part)))).toEqual([]);
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\.ts|\/)/.test(file))).toEqual([]);
});
