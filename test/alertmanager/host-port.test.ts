import { HostPort } from '../../lib/alertmanager/host-port';
import { readingOf, refusalOf } from './reading';

describe('a host with a port', () => {
  test.each([
    ['smtp.example.org:587', 'smtp.example.org', 587],
    ['[::1]:25', '::1', 25],
    ['10.0.0.1:65535', '10.0.0.1', 65_535],
  ])('reads %s and prints it again', (text, host, port) => {
    const read = HostPort.parse(text);
    expect([read.host, read.port, read.toString()]).toEqual([host, port, text]);
  });

  test.each([
    ['smtp.example.org', 'add the port, such as "smtp.example.org:587"'],
    ['smtp.example.org:', 'add the port, such as "smtp.example.org:587"'],
    ['smtp://smtp.example.org:25', 'leave out the scheme, such as "smtp.example.org:587"'],
    ['::1:25', 'write it as "smtp.example.org:587"; an IPv6 address stands in brackets'],
    [':25', 'write it as "smtp.example.org:587"; an IPv6 address stands in brackets'],
    ['smtp.example.org:0', 'write it as "smtp.example.org:587"; an IPv6 address stands in brackets'],
    ['smtp.example.org:65536', 'write it as "smtp.example.org:587"; an IPv6 address stands in brackets'],
  ])('refuses %s and says what to write', (text, fix) => {
    expect(refusalOf(() => HostPort.parse(text))).toEqual({ message: `not a host with a port, got "${text}"`, fix });
  });

  test.each([
    ['a collector of traces', { tracing: { endpoint: 'tempo' } }, 'tracing.endpoint', 'tempo:4317'],
    ['a broker', { eventRecorder: { kafkaOutputs: [{ brokers: ['kafka'], topic: 'events' }] } }, 'eventRecorder.kafkaOutputs[0].brokers[0]', 'kafka:9092'],
    ['a mail server', { global: { smtpSmarthost: 'mail' } }, 'global.smtpSmarthost', 'mail:587'],
  ])('proposes the usual port of %s', (_, part, place, proposed) => {
    expect(readingOf(part)).toBe(`error malformed-value\n  ${place}: not a host with a port, got "${proposed.split(':')[0] ?? ''}"\n    fix: add the port, such as "${proposed}"`);
  });

  test('shows a host of the kind that is meant where nothing can be made of the text', () => {
    expect(readingOf({ tracing: { endpoint: 'http://tempo:4317' } })).toContain('fix: leave out the scheme, such as "tempo.example.org:4317"');
    expect(readingOf({ tracing: { endpoint: 4317 } })).toContain('not a host with a port such as "tempo.example.org:4317", got 4317');
  });
});
