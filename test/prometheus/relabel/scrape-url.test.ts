import { scrapeUrl } from '../../../lib/prometheus/relabel/scrape-url';

const url = (more: Partial<Parameters<typeof scrapeUrl>[0]>): string => scrapeUrl({ scheme: 'http', host: 'app:8000', path: '/metrics', params: {}, ...more });

test.each<[string, Parameters<typeof url>[0], string]>([
  ['as it is', {}, 'http://app:8000/metrics'],
  ['with an address of IPv6', { host: '[2001:db8::1]:80' }, 'http://[2001:db8::1]:80/metrics'],
  ['with a host that is escaped', { host: 'a b%ü@c' }, 'http://a%20b%25%C3%BC%40c/metrics'],
  ['with a path that does not begin with a slash', { path: 'own' }, 'http://app:8000/own'],
  ['with a path of a star', { path: '*' }, 'http://app:8000/*'],
  ['with a path that is escaped', { path: '/a b?c#d/$&+,:;=@%' }, 'http://app:8000/a%20b%3Fc%23d/$&+,:;=@%25'],
  ['with parameters by name', { params: { b: ['2'], a: ['1', '0'], empty: [] } }, 'http://app:8000/metrics?a=1&a=0&b=2'],
  ['with parameters that are escaped', { params: { 'a b': ["x/y&z='ü'"] } }, 'http://app:8000/metrics?a+b=x%2Fy%26z%3D%27%C3%BC%27'],
  ['without a scheme and a path', { scheme: '', path: '' }, '//app:8000'],
])('a URL %s is printed as Go prints it', (_, parts, expected) => {
  expect(url(parts)).toBe(expected);
});
