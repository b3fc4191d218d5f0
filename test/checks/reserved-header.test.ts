import { reservedHeader } from '../../lib/checks/reserved-header';
import { found, foundInJob } from './found';

const url = 'https://metrics.example/api';

test('knows that a scrape has one header more of its own', () => {
  const name = 'X-Prometheus-Scrape-Timeout-Seconds';
  expect(foundInJob(reservedHeader, { httpHeaders: { [name]: { values: ['5'] } } })).toEqual([`httpHeaders["${name}"]: "${name}" is written by the server itself`]);
  expect(found(reservedHeader, { remoteRead: [{ url, headers: { [name]: '5' } }] })).toEqual([]);
});

test('looks at both kinds of headers of a remote system', () => {
  expect(found(reservedHeader, { remoteWrite: [{ url, headers: { HOST: 'a' }, httpHeaders: { 'Content-Type': { values: ['a'] } } }] })).toEqual([
    'remoteWrite[0].httpHeaders["Content-Type"]: "Content-Type" is written by the server itself',
    'remoteWrite[0].headers.HOST: "HOST" is written by the server itself',
  ]);
});
