import { formatFindings } from '../../../lib/base/finding';
import { toNative, type Native } from '../../../lib/base/native';
import { read, unwrap } from '../../../lib/base/read';
import { secretBesideConfig } from '../../../lib/base/secret';
import { Version } from '../../../lib/base/version';
import { z } from 'zod';
import { globalConfig } from '../../../lib/alertmanager/global';
import { receiverKinds } from '../../../lib/alertmanager/receivers';
import { judge } from '../../../lib/checks/judge';
import { resolveAlertmanager } from '../../../lib/stack/resolve';
import { specOf } from '../reading';

const kinds = receiverKinds.map((kind) => [kind.key, kind] as const);

describe('the kinds of receivers', () => {
  test('are all that the server has, in alphabetical order', () => {
    const names = [
      ...['discord', 'email', 'incidentio', 'jira', 'mattermost', 'msteams', 'msteamsv2', 'opsgenie', 'pagerduty'],
      ...['pushover', 'rocketchat', 'slack', 'sns', 'telegram', 'victorops', 'webex', 'webhook', 'wechat'],
    ];
    expect(kinds.map(([key]) => key)).toEqual(names.map((name) => `${name}Configs`));
  });
});

describe.each(kinds)('%s', (key, kind) => {
  // The cast joins what the registry keeps apart: an example belongs to the schema beside it.
  const schema = kind.schema as z.ZodType;

  test('has an example that reads without a fault, and of which no check finds any', () => {
    expect(formatFindings(read(schema, kind.example).findings)).toBe('');
    const { stack, findings } = resolveAlertmanager('example', { config: specOf({ receivers: [{ name: 'team', [key]: [kind.example] }] }) });
    expect(formatFindings(findings)).toBe('');
    expect(stack && formatFindings(judge(stack))).toBe('');
  });

  test('prints its example without a secret in clear, and nothing that the server assumes', () => {
    const native = toNative(schema, schema.parse(kind.example), secretBesideConfig) as Record<string, Native>;
    expect(Object.keys(native).every((name) => /^[a-z][a-z0-9_]*$/.test(name))).toBe(true);
    expect(Object.keys(native).length).toBeLessThanOrEqual(Object.keys(kind.example).length);
    expect(JSON.stringify(native)).not.toMatch(/SecretKey|"name":"alertmanager","key"/);
  });

  test('refuses an unknown key', () => {
    expect(formatFindings(read(schema, { ...kind.example, unheardOf: 1 }).findings)).toContain('unheardOf: unknown key "unheardOf"');
  });

  test('says where it is documented, and which version brought it', () => {
    expect(kind.see).toMatch(/^https:\/\/prometheus\.io\/docs\/alerting\/latest\/configuration\/#[a-z0-9_]+$/);
    expect(Version.parse('0.34').isAtLeast(kind.since)).toBe(true);
  });

  test('says where it connects to, or that this cannot be known', () => {
    const endpoint = kind.needs(schema.parse(kind.example) as never, globalConfig.parse({}));
    expect(endpoint === undefined || (endpoint.host !== '' && endpoint.port !== undefined)).toBe(true);
  });

  test('falls back only to fields that there are', () => {
    const options = optionsOf(schema);
    for (const [field, inGlobal] of Object.entries(kind.fallbacks ?? {})) {
      expect(options.some((shape) => field in shape)).toBe(true);
      expect(Object.keys(globalConfig.shape)).toContain(inGlobal);
    }
    expect(options.length).toBeGreaterThan(0);
  });
});

/** The shapes of a section, or of each option where there are several. */
function optionsOf(schema: z.ZodType): readonly z.core.$ZodShape[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return (inner.options as z.ZodType[]).flatMap(optionsOf);
  return inner instanceof z.ZodObject ? [inner.shape] : [];
}
