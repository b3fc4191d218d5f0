import type { z } from 'zod';

import { secret } from '../../lib/base/secret';
import { alertingConfig, type AlertingSpec } from '../../lib/prometheus/alerting';
import { otlpConfig, type OtlpSpec } from '../../lib/prometheus/otlp';
import { remoteWriteConfig, type RemoteWriteSpec } from '../../lib/prometheus/remote';
import { scrapeConfig, type ScrapeConfigSpec } from '../../lib/prometheus/scrape-config';
import { readingOf } from './reading';

// What must not be is an error of the compiler first: each line of these is held by `npm run types`, and what somebody writes all the same is
// refused when it is read.

const password = secret('app', 'password');

/** Whether reading refuses it too. */
const isRefused = (schema: z.ZodType, input: unknown): boolean => readingOf(schema, input) !== '';

const job = (changes: Partial<ScrapeConfigSpec>): ScrapeConfigSpec => ({ jobName: 'app', ...changes });

describe('the compiler refuses', () => {
  test('a field of a relabel rule that its action does not read', () => {
    const rules = [
      // @ts-expect-error `labeldrop` reads nothing but `regex`
      job({ relabelConfigs: [{ action: 'labeldrop', regex: 'a', targetLabel: 'b' }] }),
      // @ts-expect-error `hashmod` needs a modulus
      job({ relabelConfigs: [{ action: 'hashmod', sourceLabels: ['a'], targetLabel: 'b' }] }),
      // @ts-expect-error there is no such action
      job({ relabelConfigs: [{ action: 'rename', sourceLabels: ['a'], targetLabel: 'b' }] }),
    ];
    expect(rules.map((rule) => isRefused(scrapeConfig, rule))).toEqual([true, true, true]);
    expect(isRefused(scrapeConfig, job({ relabelConfigs: [{ action: 'hashmod', sourceLabels: ['a'], targetLabel: 'b', modulus: 2 }] }))).toBe(false);
  });

  test('a field of a kind of discovery that its role does not know', () => {
    const jobs = [
      // @ts-expect-error there is no such role
      job({ kubernetesSdConfigs: [{ role: 'pods' }] }),
      // @ts-expect-error servers of the robot have no labels
      job({ hetznerSdConfigs: [{ role: 'robot', labelSelector: 'a=b' }] }),
      // @ts-expect-error tasks have no filters
      job({ awsSdConfigs: [{ role: 'ecs', filters: [{ name: 'a', values: ['b'] }] }] }),
      // @ts-expect-error addresses need a port
      job({ dnsSdConfigs: [{ names: ['a'], type: 'A' }] }),
      // @ts-expect-error hosts below machines belong to no project
      job({ openstackSdConfigs: [{ role: 'hypervisor', region: 'a', allTenants: true }] }),
    ];
    expect(jobs.map((each) => isRefused(scrapeConfig, each))).toEqual([true, true, true, true, true]);
    expect(isRefused(scrapeConfig, job({ hetznerSdConfigs: [{ role: 'hcloud', labelSelector: 'a=b' }], dnsSdConfigs: [{ names: ['a'], type: 'A', port: 9100 }] }))).toBe(false);
  });

  test('two ways to authenticate, wherever a connection is made', () => {
    // At run time a check of the whole stack says it, and the cloud's own ways their section.
    const basicAuth = { username: 'a', password };
    const authorization = { credentials: password };
    const targets = [{ targets: ['app:9093'] }];
    // @ts-expect-error two ways in a job
    const inJob: ScrapeConfigSpec = { jobName: 'app', basicAuth, authorization };
    const inDiscovery: ScrapeConfigSpec = job({
      // @ts-expect-error two ways in an entry of discovery
      consulSdConfigs: [{ server: 'consul:8500', basicAuth, authorization }],
    });
    const inAlerting: AlertingSpec = {
      // @ts-expect-error two ways to an Alertmanager, one of them a cloud's
      alertmanagers: [{ staticConfigs: targets, basicAuth, sigv4: {} }],
    };
    // @ts-expect-error two ways to a store
    const inRemoteWrite: RemoteWriteSpec = { url: 'https://a.example', authorization, azuread: { sdk: {} } };
    // @ts-expect-error two methods of one identity
    const twoMethods: RemoteWriteSpec = { url: 'https://a.example', azuread: { sdk: {}, managedIdentity: {} } };
    expect([inJob, inDiscovery].map(({ jobName }) => jobName)).toEqual(['app', 'app']);
    expect(isRefused(alertingConfig, inAlerting)).toBe(true);
    expect(isRefused(remoteWriteConfig, inRemoteWrite)).toBe(true);
    expect(isRefused(remoteWriteConfig, twoMethods)).toBe(true);
    const one: readonly [ScrapeConfigSpec, AlertingSpec, RemoteWriteSpec] = [
      job({ consulSdConfigs: [{ authorization }], basicAuth }),
      { alertmanagers: [{ staticConfigs: targets, sigv4: {} }] },
      { url: 'https://a.example', azuread: { sdk: {} } },
    ];
    expect([isRefused(scrapeConfig, one[0]), isRefused(alertingConfig, one[1]), isRefused(remoteWriteConfig, one[2])]).toEqual([false, false, false]);
  });

  test('a credential in clear, and one that the server takes in clear only', () => {
    const jobs = [
      // @ts-expect-error a text where a reference belongs
      job({ authorization: { credentials: 'in clear' } }),
      // @ts-expect-error no file is read for it
      job({ ec2SdConfigs: [{ accessKey: 'a', secretKey: 'b' }] }),
      // @ts-expect-error nobody can write a text that only a file may hold
      job({ uyuniSdConfigs: [{ server: 'https://uyuni.example', username: 'a', password: 'b' }] }),
      // @ts-expect-error an application's secret stands in clear
      job({ azureSdConfigs: [{ subscriptionId: 'a', tenantId: 'b', clientId: 'c', clientSecret: 'd' }] }),
    ];
    expect(jobs.map((each) => isRefused(scrapeConfig, each))).toEqual([true, true, true, true]);
    expect(isRefused(scrapeConfig, job({ authorization: { credentials: password } }))).toBe(false);
  });

  test('attributes that OTLP both promotes by name and altogether', () => {
    const otlp: readonly OtlpSpec[] = [
      // @ts-expect-error all of them are promoted
      { promoteAllResourceAttributes: true, promoteResourceAttributes: ['a'] },
      // @ts-expect-error none is promoted altogether
      { ignoreResourceAttributes: ['a'] },
    ];
    expect(otlp.map((each) => isRefused(otlpConfig, each))).toEqual([true, true]);
    expect(isRefused(otlpConfig, { promoteAllResourceAttributes: true, ignoreResourceAttributes: ['a'] } satisfies OtlpSpec)).toBe(false);
  });
});
