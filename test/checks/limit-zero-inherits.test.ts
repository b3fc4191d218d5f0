import { limitZeroInherits } from '../../lib/checks/limit-zero-inherits';
import { found } from './found';

const app = { jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }] };

test('knows limits of bytes too', () => {
  expect(found(limitZeroInherits, { global: { bodySizeLimit: '10MB' }, scrapeConfigs: [{ ...app, bodySizeLimit: '0' }] })).toEqual(['scrapeConfigs[0].bodySizeLimit: zero, so the limit of global.bodySizeLimit holds, got 0 under 10MiB']);
});

test('leaves a zero alone under which nothing is inherited', () => {
  expect(found(limitZeroInherits, { global: { labelLimit: 30 }, scrapeConfigs: [{ ...app, sampleLimit: 0 }] })).toEqual([]);
});
