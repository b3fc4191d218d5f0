import { templateFiles } from '../../lib/alertmanager/emit';
import { secret } from '../../lib/base/secret';
import { configOf, printed, readingOf } from './reading';

describe('alertmanager.yml', () => {
  test('of the smallest spec says nothing that the server assumes', () => {
    expect(printed({})).toBe('route:\n  receiver: team\nreceivers:\n  - name: team\n');
  });

  test('has the sections of the server, in one order', () => {
    const text = printed({
      timeIntervals: [{ name: 'nights', timeIntervals: [{}] }],
      inhibitRules: [{ name: 'critical', sourceMatchers: ['severity=critical'], targetMatchers: ['severity=warning'], equal: ['alertname'] }],
      templates: { slack: '{{ define "slack.text" }}{{ end }}' },
      global: { resolveTimeout: '10m', smtpAuthPassword: secret('alertmanager', 'smtp-password') },
      tracing: { endpoint: 'collector:4317', samplingFraction: 0.5 },
      eventRecorder: { stdoutOutputs: [{}], webhookOutputs: [{ url: 'https://events.example.org/', batch: true, batchMaxEvents: 10 }] },
    });
    expect(text).toBe(
      [
        'global:',
        '  resolve_timeout: 10m',
        '  smtp_auth_password_file: ../secrets/alertmanager/smtp-password',
        'templates:',
        '  - templates/slack.tmpl',
        'route:',
        '  receiver: team',
        'receivers:',
        '  - name: team',
        'inhibit_rules:',
        '  - name: critical',
        '    source_matchers:',
        '      - severity="critical"',
        '    target_matchers:',
        '      - severity="warning"',
        '    equal:',
        '      - alertname',
        'time_intervals:',
        '  - name: nights',
        '    time_intervals:',
        '      - {}',
        'tracing:',
        '  endpoint: collector:4317',
        '  sampling_fraction: 0.5',
        'event_recorder:',
        '  webhook_outputs:',
        '    - url: https://events.example.org/',
        '      batch: true',
        '      batch_max_events: 10',
        '  stdout_outputs:',
        '    - {}',
        '',
      ].join('\n'),
    );
  });

  test('keeps the HTTP options of a receiver that are all as assumed, since they replace the global ones', () => {
    const receivers = [{ name: 'team', webhookConfigs: [{ url: 'http://hook/', httpConfig: {} }] }];
    expect(printed({ receivers })).toContain('http_config: {}\n');
    expect(printed({ receivers: [{ name: 'team', webhookConfigs: [{ url: 'http://hook/' }] }] })).not.toContain('http_config');
  });
});

describe('templates', () => {
  test('are files beside the configuration, by the names that stand in it', () => {
    expect([...templateFiles(configOf({ templates: { slack: 'a', mail: 'b' } }))]).toEqual([
      ['templates/slack.tmpl', 'a'],
      ['templates/mail.tmpl', 'b'],
    ]);
    expect([...templateFiles(configOf({}))]).toEqual([]);
  });

  test.each(['slack.tmpl', '../slack', '*', ''])('cannot have the name %j', (name) => {
    expect(readingOf({ templates: { [name]: 'x' } })).toContain(`not a name for a file of templates, got "${name}"\n    fix: use letters, digits, "-" and "_"; the ending is added`);
  });
});

describe('the record of events', () => {
  test('has no sizes of batches without batches', () => {
    expect(readingOf({ eventRecorder: { webhookOutputs: [{ url: 'https://a.example/', batchMaxEvents: 5 }] } })).toBe(
      'error malformed-value\n  eventRecorder.webhookOutputs[0].batchMaxEvents: has no meaning without batch\n    fix: set batch: true, or remove it',
    );
    expect(readingOf({ eventRecorder: { webhookOutputs: [{ url: 'https://a.example/', batch: true, batchMaxEvents: 5 }] } })).toBe('');
  });
});
