import { called } from './called';

const stack = ['--from', 'deploy/native'];

test('route says whom an alert of a stack tells, and why', async () => {
  const { code, out } = await called('route', 'severity=critical', 'category=slo', ...stack);
  expect(code).toBe(0);
  expect(out).toMatch(/^alert \{severity="critical", category="slo"\}\ntells pagerduty\n/);
  expect(out).toContain('by         route\n             route.routes[2]: severity="critical"\n');
});

test('route asks what the manifests of synth hold, when nobody says otherwise', async () => {
  const { code, out } = await called('route', 'severity=critical');
  expect({ code, told: out.split('\n')[1] }).toEqual({ code: 0, told: 'tells pagerduty' });
});

test('route answers in JSON, with what is muted at a time', async () => {
  const { out } = await called('route', 'severity=critical', ...stack, '--at', '2026-12-01T22:00:00Z', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({ labels: { severity: 'critical' }, at: '2026-12-01T22:00:00Z', told: ['pagerduty'] });
});

test('route says what inhibits an alert', async () => {
  const { out } = await called('route', 'alertname=ErrorBudgetLow', 'primitive_name=a', ...stack, '--firing', 'alertname=ErrorBudgetExhausted,primitive_name=a');
  expect(out).toContain('tells nobody');
});

test('relabel shows what a job makes of a target', async () => {
  const { code, out } = await called('relabel', '--job', 'tta-dev', ...stack, '__address__=10.0.0.1:8000');
  expect(code).toBe(0);
  expect(out).toContain('scraped from http://10.0.0.1:8000/metrics every 15s, for 10s at most, with the labels\n  instance="10.0.0.1:8000"\n  job="tta-dev"\n');
});

test('relabel shows what a job makes of a series', async () => {
  const { out } = await called('relabel', '--job', 'tta-dev', ...stack, '--metric', 'up{a="b"}', 'instance=app:80');
  expect(out).toContain('stored with the labels\n  __name__="up"\n  a="b"\n  instance="app:80"\n  job="tta-dev"\n');
});

test.each([
  [['relabel', '--job', 'tta', ...stack], 'error: unknown job "tta"; known: alertmanager, prometheus, tta-dev\n'],
  [['relabel', ...stack], "error: required option '--job <name>' not specified\n"],
  [['route', 'severity', ...stack], 'error: not a label, got "severity"\n'],
  [['route', '--at', 'noon', ...stack], 'error: not a moment, got "noon"\n'],
  [['route', '--from', 'stacks'], 'error: no Alertmanager configuration, looked in stacks; name its file with --from\n'],
  [['route', '--from', 'deploy'], 'error: 2 of what should be one Alertmanager configuration: deploy/compose/alertmanager/alertmanager.yml, deploy/native/alertmanager/alertmanager.yml; name one with --from\n'],
])('%j is called wrongly', async (args, message) => {
  expect(await called(...args)).toEqual({ code: 2, out: '', err: message });
});
