import { targetLabelRefused } from '../../lib/checks/target-label-refused';
import { foundInJob } from './found';

test.each<[string, string, boolean]>([
  ['__scrape_interval__', '15s', true],
  ['__scrape_interval__', '0s', false],
  ['__scrape_timeout__', '1.5s', false],
  ['__always_scrape_classic_histograms__', 'T', true],
  ['__convert_classic_histograms_to_nhcb__', 'on', false],
  ['team', 'on', true],
])('judges the label %s with the value %s', (label, value, isTaken) => {
  expect(foundInJob(targetLabelRefused, { staticConfigs: [{ targets: ['app:8000'], labels: { [label]: value } }] })).toHaveLength(isTaken ? 0 : 1);
});

test('does not judge a value that is made of groups, or taken away', () => {
  const relabelConfigs = [
    { sourceLabels: ['__address__'], targetLabel: '__scrape_interval__', replacement: '$1' },
    { targetLabel: '__scrape_timeout__', replacement: '' },
  ];
  expect(foundInJob(targetLabelRefused, { relabelConfigs })).toEqual([]);
});
