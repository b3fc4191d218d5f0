import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

const blocks = (language: string): string[] => [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, code = '']) => code);

test('the small stack of the README synthesizes without a finding', () => {
  const code = blocks('ts').find((block) => block.includes('synth(app)')) ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  try {
    const file = join(folder, 'main.ts');
    const modules = { 'cdk8s-prometheus': join(root, 'lib'), cdk8s: join(root, 'node_modules/cdk8s') };
    writeFileSync(file, Object.entries(modules).reduce((text, [name, path]) => text.replace(`from '${name}'`, `from '${path}'`), code));
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', require.resolve('tsx/cjs'), file], { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('kubectl -n monitoring create secret generic alertmanager --from-file=pagerduty-routing-key');
    expect(readdirSync(join(folder, 'dist'))).toEqual(['monitoring.k8s.yaml']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every file and page that the written pages name is there', () => {
  for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/decisions/README.md']) {
    const text = readFileSync(join(root, page), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(resolve(root, page, '..', path)))).toEqual([]);
  }
});

test('every npm script that the written pages name is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly scripts: Readonly<Record<string, string>> };
  const named = ['README.md', 'CONTRIBUTING.md', 'test/e2e/README.md'].flatMap((page) => [...readFileSync(join(root, page), 'utf8').matchAll(/npm run ([\w-]+)/g)].map(([, name = '']) => name));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('what the README says comes out does come out', () => {
  const tree = /```\n(dist\/[^]*?)```/.exec(readme)?.[1] ?? '';
  const paths = tree.trim().split('\n').map((line) => line.split(/\s+/)[0] ?? '');
  expect(paths.length).toBeGreaterThan(3);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the names of sessions, tools, machines and registries stand nowhere in the project', () => {
  const texts = ['README.md', 'CONTRIBUTING.md', 'main.ts', 'package.json', 'package-lock.json', '.ci/run'].map((file) => readFileSync(join(root, file), 'utf8'));
  for (const text of texts) expect(text).not.toMatch(/registry\.npmjs|proxy\.golang|\/root\/|\/home\//);
});
