import { errors, lines } from './judged';

test('a value that is wrong is reported where it stands', () => {
  expect(errors('scrape_configs:\n  - job_name: app\n    scrape_interval: 10s\n    scrape_timeout: 20s\n    static_configs: [{ targets: ["app:80"] }]\n')).toEqual([
    '4:21 error scrape-timeout-over-interval scrape_configs[0].scrape_timeout: longer than the interval, got 20s over 10s',
  ]);
});

test('a key that is not known is reported where it stands, with the nearest that is', () => {
  expect(errors('scrape_configs:\n  - job_name: app\n    scrape_timout: 20s\n')).toEqual(['3:5 error unknown-key scrape_configs[0].scrape_timout: unknown key "scrape_timout"']);
});

test('a value that is missing is reported at the section that lacks it', () => {
  expect(errors('scrape_configs:\n  - static_configs: []\n')).toEqual(['2:5 error missing-value scrape_configs[0].job_name: missing, a text is needed']);
});

test('a fault of an expression in a block is reported on its own line', () => {
  const text = 'groups:\n  - name: app\n    rules:\n      - record: app:requests:rate5m\n        expr: |\n          sum by (job) (\n            rate(requests_total)\n          )\n';
  expect(errors(text, 'rules.yml')).toEqual([
    '7:18 error rule-expression groups[0].rules[0].expr: rate() takes a range vector, got an instant vector, at line 2, character 8',
  ]);
});

test('a fault of an expression on one line is reported at its character', () => {
  const text = 'groups:\n  - name: app\n    rules:\n      - record: app:requests:rate5m\n        expr: sum(\n';
  expect(errors(text, 'rules.yml')[0]).toMatch(/^5:18 error rule-expression /);
});

test('a section that is left empty in a list is an error, at its dash', () => {
  expect(errors('scrape_configs:\n  -\n')[0]).toMatch(/^\d+:\d+ error wrong-type scrape_configs\[0\]: not an object, got null$/);
});

test('a value that comes by an alias is reported where it is written', () => {
  const text = 'global: &times\n  scrape_interval: 5x\nscrape_configs:\n  - job_name: app\n    static_configs: [{ targets: ["app:80"] }]\n';
  expect(errors(text)).toEqual(['2:20 error malformed-value global.scrape_interval: not a duration, got "5x"']);
});

test('a text that is not YAML is reported where it stops to be', () => {
  expect(lines('global:\n  scrape_interval: "15s\n')[0]).toMatch(/^\d+:\d+ error not-yaml not YAML: missing closing "quote$/);
});
