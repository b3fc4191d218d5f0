import { z } from 'zod';

import type { Duration } from '../../../lib/base/duration';
import { unwrap } from '../../../lib/base/read';
import { Version } from '../../../lib/base/version';
import { discoveries, discoveriesOf, discoveryFields } from '../../../lib/prometheus/discovery';
import type { Discovery } from '../../../lib/prometheus/discovery/define';
import { scrapeConfig } from '../../../lib/prometheus/scrape-config';
import { printed, readingOf } from '../reading';

// The casts join what the registry keeps apart: an example belongs to the schema beside it.
const kinds = discoveries.map((kind) => [kind.key, kind as unknown as Discovery<string, z.ZodType>] as const);
const names = [
  ...['aws', 'azure', 'consul', 'digitalocean', 'dns', 'docker', 'dockerswarm', 'ec2', 'ecs', 'elasticache', 'eureka', 'file', 'gce', 'hetzner', 'http', 'ionos', 'kubernetes', 'kuma'],
  ...['lightsail', 'linode', 'marathon', 'msk', 'nerve', 'nomad', 'oci', 'openstack', 'outscale', 'ovhcloud', 'puppetdb', 'rds', 'scaleway', 'serverset', 'stackit', 'triton', 'uyuni', 'vultr'],
];

describe('the kinds of discovery', () => {
  test('are all that the server has, besides written targets', () => {
    const keys = discoveries.map(({ key }): string => key).filter((key) => key !== 'staticConfigs');
    expect(keys.sort()).toEqual(names.map((name) => `${name}SdConfigs`));
  });

  test('stand in alphabetical order, each once', () => {
    const keys = kinds.map(([key]) => key);
    expect([...new Set(keys)].sort()).toEqual(keys);
  });

  test('are all fields of a job, and of Alertmanagers', () => {
    expect(Object.keys(discoveryFields).sort()).toEqual([...names.map((name) => `${name}SdConfigs`), 'staticConfigs'].sort());
    expect(Object.keys(scrapeConfig.shape)).toEqual(expect.arrayContaining(Object.keys(discoveryFields)));
  });
});

describe.each(kinds)('%s', (key, kind) => {
  const entry: unknown = kind.schema.parse(kind.example);

  test('has an example that reads without a fault', () => {
    expect(readingOf(scrapeConfig, { jobName: 'app', [key]: [kind.example] })).toBe('');
  });

  test('prints its example in the words of the server, and nothing that it assumes', () => {
    const native = printed(kind.schema, kind.example) as Record<string, unknown>;
    expect(Object.keys(native).every((name) => /^[a-z][a-z0-9_]*$/.test(name))).toBe(true);
    expect(Object.keys(native).length).toBeLessThanOrEqual(Object.keys(kind.example as object).length);
  });

  test('prints no reference to a secret but as the path of a file', () => {
    expect(JSON.stringify(printed(kind.schema, kind.example))).not.toMatch(/"key":"|SecretKey/);
  });

  test('refuses an unknown key', () => {
    expect(readingOf(kind.schema, { ...(kind.example as object), unheardOf: 1 })).toContain('unheardOf: unknown key "unheardOf"');
  });

  test('says where it is documented, and which version brought it', () => {
    expect(kind.see).toMatch(/^https:\/\/prometheus\.io\/docs\/prometheus\/latest\/configuration\/configuration\/#[a-z0-9_]+_config$/);
    expect(Version.parse('3.16.0').isAtLeast(kind.since)).toBe(true);
  });

  test('knows its meta labels, each once, and each as one', () => {
    const labels = kind.metaLabels(entry);
    expect(labels.filter((label) => !/^__meta_[a-z0-9_]+$/.test(label))).toEqual([]);
    expect([...new Set(labels)]).toEqual(labels);
    expect(labels.length > 0).toBe(key !== 'staticConfigs');
  });

  test('says what it needs and what it reaches', () => {
    expect(['files', 'kubernetes-api', 'docker-api', 'network']).toContain(kind.needs);
    const reached = kind.reaches(entry);
    expect(reached.length).toBeGreaterThan(0);
    // What is asked is a whole URL, or whoever opens the network for it stumbles.
    for (const reach of reached) if (typeof reach === 'object' && 'url' in reach) expect(URL.canParse(reach.url)).toBe(true);
  });

  test('never asks without a pause, and finds targets at possible ports only', () => {
    const { refreshInterval, port } = entry as { refreshInterval?: unknown; port?: unknown };
    if (refreshInterval !== undefined) expect((refreshInterval as Duration).milliseconds).toBeGreaterThan(0);
    if (port !== undefined) expect(readingOf(kind.schema, { ...(kind.example as object), port: 65_536 })).toContain('port: more than 65535, got 65536');
    if (port !== undefined) expect(readingOf(kind.schema, { ...(kind.example as object), port: 0 })).toContain('port: less than 1, got 0');
    expect(Object.keys(entry as object).length).toBeGreaterThan(0);
  });

  test('takes no credential in clear, and no text for one', () => {
    const fields = shapesOf(kind.schema).flatMap((shape) => Object.keys(shape)).filter((field) => /secret|password|token|passphrase|privateKey$|accountKey$/i.test(field) && !/Id$|Path$|Present$/.test(field));
    for (const field of new Set(fields)) expect(readingOf(kind.schema, { ...(kind.example as object), [field]: 'in clear' })).toMatch(new RegExp(`${field}: .*clear`));
    expect(readingOf(kind.schema, kind.example)).toBe('');
  });
});

describe.each(['ovhcloudSdConfigs', 'uyuniSdConfigs'])('%s, of which the server takes a secret in clear only', (key) => {
  const kind = kinds.find(([name]) => name === key)?.[1];

  test('is refused to who writes it, with what to do instead', () => {
    const inClear = JSON.parse(JSON.stringify(kind?.example)) as object;
    const text = readingOf(scrapeConfig, { jobName: 'app', [key]: [inClear] });
    expect(text).toMatch(/(Secret|password): needed, and the server reads it from the configuration only, where it would stand in clear/);
    expect(text).toContain('fix: write the job into a file of a Secret, and name that in scrapeConfigFiles');
  });

  test('is read where a file has it, and printed as it was', () => {
    expect(readingOf(scrapeConfig, { jobName: 'app', [key]: [kind?.example] })).toBe('');
    expect(JSON.stringify(printed(scrapeConfig, { jobName: 'app', [key]: [kind?.example] }))).toContain('from a file');
  });
});

test('the entries of a job come with their kinds, in the order of the registry', () => {
  const job = scrapeConfig.parse({ jobName: 'app', vultrSdConfigs: [{}], consulSdConfigs: [{}, { server: 'other:8500' }] });
  expect(discoveriesOf(job).map(({ kind, index }) => [kind.key, index])).toEqual([['consulSdConfigs', 0], ['consulSdConfigs', 1], ['vultrSdConfigs', 0]]);
  expect(discoveriesOf(scrapeConfig.parse({ jobName: 'app' }))).toEqual([]);
});

/** The shapes of a section, or of each option where there are several. */
function shapesOf(schema: z.ZodType): readonly z.core.$ZodShape[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return (inner.options as z.ZodType[]).flatMap(shapesOf);
  return inner instanceof z.ZodObject ? [inner.shape] : [];
}
