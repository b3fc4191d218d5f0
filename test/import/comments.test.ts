import { imported } from './imported';

const codeOf = async (text: string): Promise<string> => (await imported({ 'prometheus.yml': text })).code;

test('a comment above everything, with an empty line behind it, stands at the top', async () => {
  expect(await codeOf('# The servers of the shop.\n# Ask anna first.\n\nglobal: {scrape_interval: 15s}\n')).toMatch(/^\/\/ The servers of the shop\.\n\/\/ Ask anna first\.\n\nimport /);
});

test('a comment above a key stands above the field', async () => {
  const code = await codeOf('# about all jobs\nglobal:\n  # often\n  scrape_interval: 15s\n');
  expect(code).toContain("  // about all jobs\n  global: {\n    // often\n    scrapeInterval: '15s',\n  },");
});

test('a comment behind a value stands behind it', async () => {
  expect(await codeOf('global:\n  scrape_interval: 15s # often\n  evaluation_interval: 1m\n')).toContain("    scrapeInterval: '15s', // often\n    evaluationInterval: '1m',");
});

test('a comment behind brackets stands behind all that is in them', async () => {
  expect(await codeOf('scrape_configs:\n  - job_name: a\n    static_configs: [{targets: ["a:1"]}] # one\n')).toContain("staticConfigs: [{ targets: ['a:1'] }], // one\n");
});

test('a comment that ends a section stays in it', async () => {
  const code = await codeOf('scrape_configs:\n  - job_name: a\n    static_configs: [{targets: ["a:1"]}]\n    # to do: more\n  # the second\n  - job_name: b\n    static_configs: [{targets: ["b:1"]}]\n# the end\n');
  expect(code).toContain("{\n      jobName: 'a',\n      staticConfigs: [{ targets: ['a:1'] }],\n      // to do: more\n    },\n    // the second\n    { jobName: 'b',");
  expect(code).toMatch(/\};\n\n\/\/ the end\n$/);
});

test('what looks like a comment within a text is none', async () => {
  const code = await codeOf("scrape_configs:\n  - job_name: 'a # b'\n    static_configs: [{targets: ['a:1'], labels: {channel: '#ops'}}]\n");
  expect(code).toContain("jobName: 'a # b'");
  expect(code).toContain("{ channel: '#ops' }");
  expect(code).not.toContain('// ops');
});

test('comments of rules go along, and those within an expression stay there', async () => {
  const { code } = await imported({ 'rules.yml': '# Of the shop\n\ngroups:\n  - name: shop\n    rules:\n      # how many\n      - record: job:up:sum\n        expr: |\n          # all of them\n          sum by (job) (up)\n' });
  expect(code).toContain("// Of the shop\n  {\n    name: 'shop',\n    rules: [\n      // how many\n      {\n        record: 'job:up:sum',\n        expr: ['# all of them', 'sum by (job) (up)'].join('\\n'),\n      },");
});

test('each comment of a file is in the program once', async () => {
  const text = Array.from({ length: 40 }, (_, index) => `  # before ${index}.\n  - job_name: job${index} # behind ${index}.\n    # within ${index}.\n    static_configs: [{targets: ["a:${index + 1}"]}]\n    # below ${index}.\n`).join('');
  const code = await codeOf(`scrape_configs:\n${text}`);
  for (const word of ['before', 'behind', 'within', 'below']) for (let index = 0; index < 40; index++) expect(code.split(`// ${word} ${index}.`)).toHaveLength(2);
});
