import { runInNewContext } from 'node:vm';

import { fileAt, secret } from '../../lib/base/secret';
import { checks } from '../../lib/checks';
import { changesOf, exampleText } from '../../lib/checks/example-text';
import { page, pages } from '../../lib/checks/page';
import { scrapeTimeoutOverInterval } from '../../lib/checks/scrape-timeout-over-interval';
import { aStack } from '../../lib/stack/sample';

test('a page shows what is wrong, what is said about it, and how it is right', () => {
  expect(page(scrapeTimeoutOverInterval)).toBe(`# scrape-timeout-over-interval

**Error.** A scrape may take longer than its interval.

Prometheus refuses the whole configuration, and a running server stays on the old one.

## Wrong

\`\`\`ts
{
  scrapeConfigs: [
    {
      jobName: 'app',
      scrapeInterval: '30s',
      scrapeTimeout: '45s',
      staticConfigs: [{ targets: ['app:8000'] }],
    },
  ],
}
\`\`\`

\`\`\`text
error scrape-timeout-over-interval
  scrapeConfigs[0].scrapeTimeout: longer than the interval, got 45s over 30s
    fix: use at most 30s, or raise scrapeInterval
\`\`\`

## Right

\`\`\`ts
{
  scrapeConfigs: [
    {
      jobName: 'app',
      scrapeInterval: '30s',
      scrapeTimeout: '20s',
      staticConfigs: [{ targets: ['app:8000'] }],
    },
  ],
}
\`\`\`

Source: <https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config>
`);
});

test('there is a page for every check, and a list of them in which every link leads to one', () => {
  const all = pages();
  expect([...all.keys()]).toEqual(['README.md', ...checks.map(({ id }) => `${id}.md`)]);
  const links = [...(all.get('README.md') ?? '').matchAll(/\]\(([^)]+)\)/g)].map(([, file = '']) => file);
  expect(links).toEqual([...all.keys()].slice(1));
});

test.each(checks.flatMap((check) => [...check.bad, ...check.good].map((spec, index): [string, typeof spec] => [`${check.id} ${index}`, spec])))('the example %s is TypeScript that gives the same spec, in lines that can be read', (_, spec) => {
  const text = exampleText(spec);
  expect(runInNewContext(`(${text})`, { secret, fileAt })).toEqual(changesOf(spec));
  expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
});

test('an example leaves out what the sample has, and keeps what it changes', () => {
  expect(exampleText(aStack({ replicas: 2 }))).toBe('{ replicas: 2 }');
  expect(exampleText(aStack({ storage: { size: '1Ti' } }))).toBe("{ storage: { size: '1Ti' } }");
  expect(exampleText(aStack({ series: 1_000_000, global: { externalLabels: { "it's": 'a "b"', 'c-d': '1' } } }))).toBe(`{ series: 1_000_000, global: { externalLabels: { "it's": 'a "b"', 'c-d': '1' } } }`);
  expect(exampleText(aStack({ tsdb: { staleSeriesCompactionThreshold: 0.12345 } }))).toBe('{ tsdb: { staleSeriesCompactionThreshold: 0.12345 } }');
});
