import { nearest, suggest } from '../../lib/base/suggestion';

test.each([
  ['scrapeIntervall', 'scrapeInterval'],
  ['scrpaeInterval', 'scrapeInterval'],
  ['JOBNAME', 'jobName'],
])('somebody who wrote %s meant %s', (word, meant) => {
  expect(nearest(word, ['jobName', 'scrapeInterval', 'scrapeTimeout'])).toBe(meant);
});

test('proposes nothing where nothing is near', () => {
  expect(nearest('replicas', ['jobName', 'scrapeInterval'])).toBeUndefined();
  expect(nearest('', ['to', 'url'])).toBeUndefined();
});

test('lists what is known while that is short enough to read', () => {
  expect(suggest('kep', ['keep', 'drop'])).toBe('did you mean "keep"? known: drop, keep');
  expect(suggest('kep', Array.from({ length: 40 }, (_, i) => `x${i}`))).toBe('remove it');
});
