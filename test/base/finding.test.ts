import { fault, formatFindings } from '../../lib/base/finding';
import { formatPath } from '../../lib/base/spec-path';

test('a finding reads as severity and check, place and message, fix', () => {
  expect(formatFindings([fault('scrape-timeout-over-interval', ['scrapeConfigs', 2, 'scrapeTimeout'], 'longer than the interval, got 45s over 30s', 'use at most 30s')])).toBe(
    'error scrape-timeout-over-interval\n  scrapeConfigs[2].scrapeTimeout: longer than the interval, got 45s over 30s\n    fix: use at most 30s',
  );
});

test('findings come errors first, then by place as a person counts', () => {
  const at = (index: number) => fault('check', ['jobs', index], `number ${index}`);
  const text = formatFindings([{ ...at(1), severity: 'warning' }, at(10), at(9)]);
  expect(text.match(/number \d+/g)).toEqual(['number 9', 'number 10', 'number 1']);
});

test('keys that are no identifiers stand in quotes', () => {
  expect(formatPath(['scrapeConfigs', 0, 'params', 'match[]', 1])).toBe('scrapeConfigs[0].params["match[]"][1]');
  expect(formatPath([])).toBe('');
});
