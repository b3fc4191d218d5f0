import { shorter } from '../base/duration';
import type { z } from 'zod';

import { alertmanagerConfig } from '../prometheus/alerting';
import type { DiscoveryNeed } from '../prometheus/discovery/define';
import { scrapeConfig } from '../prometheus/scrape-config';
import type { ScrapeJob, Server, Stack } from './model';

type Discovery = Pick<z.input<typeof alertmanagerConfig>, 'staticConfigs' | 'dnsSdConfigs'>;

/** What a target decides: where the pieces find each other, and what the surroundings give. */
export interface Placement {
  /** Every instance of the stack's Alertmanager, as the server finds them. */
  readonly alertmanagers: (name: string) => Discovery;
  /** What discovery may ask of the surroundings. */
  readonly provides: readonly DiscoveryNeed[];
  /** Who scrapes the stack's own servers: this configuration, or the target in its own way. */
  readonly selfMonitoring: boolean;
}

export const prometheusPort = 9090;
export const alertmanagerPort = 9093;
/** Gossip between Alertmanagers, on TCP and UDP. */
export const gossipPort = 9094;

/** Where alerts of this stack go: to each instance, which tell each other what was sent. */
export const toOwnAlertmanagers = ({ alertmanager }: Stack, placement: Placement): z.output<typeof alertmanagerConfig> | undefined =>
  alertmanager === undefined ? undefined : alertmanagerConfig.parse({ pathPrefix: pathOf(alertmanager), ...placement.alertmanagers(alertmanager.name) });

/** Jobs for the stack's own servers, first in the file. */
export function selfMonitoringJobs(stack: Stack, placement: Placement): ScrapeJob[] {
  const { server, alertmanager } = stack;
  if (server === undefined || !server.selfMonitoring || !placement.selfMonitoring) return [];
  const jobs = [ownJob(server)];
  if (alertmanager !== undefined) {
    jobs.push(inherit(server, scrapeConfig.parse({ jobName: 'alertmanager', metricsPath: metricsPath(alertmanager), ...placement.alertmanagers(alertmanager.name) })));
  }
  return jobs;
}

/** The server scrapes itself over its own port, as anybody else would have to: with its TLS and login. */
function ownJob(server: Server): ScrapeJob {
  const { web } = server;
  const tls = speaksTls(server);
  return inherit(
    server,
    scrapeConfig.parse({
      jobName: 'prometheus',
      metricsPath: metricsPath(server),
      // By the name of the workload, since "localhost" says nothing in an alert.
      staticConfigs: [{ targets: [`localhost:${prometheusPort}`], labels: { instance: `${server.name}:${prometheusPort}` } }],
      // On the machine itself there is nobody to be taken in by a wrong certificate.
      ...(tls && { scheme: 'https', tlsConfig: { insecureSkipVerify: true } }),
      ...(web !== undefined && 'file' in web && { basicAuth: web.login }),
    }),
  );
}

/** Whether the server's own port speaks TLS. */
export const speaksTls = ({ web }: Server): boolean => web !== undefined && ('file' in web ? web.tls : web.tlsServerConfig !== undefined);

const inherit = ({ global }: Server, job: z.output<typeof scrapeConfig>): ScrapeJob => ({
  ...job,
  scrapeInterval: global.scrapeInterval,
  scrapeTimeout: shorter(global.scrapeTimeout, global.scrapeInterval),
});

type Accessible = Pick<Server, 'access'>;

/** Path before everything that a server answers, without a slash at its end: empty at the root. */
export const pathOf = ({ access }: Accessible): string => (access === undefined || access.path === '/' ? '' : access.path);

const metricsPath = (accessible: Accessible): string => `${pathOf(accessible)}/metrics`;

/** The URL under which people reach a server; it stands in every notification. */
export const externalUrl = ({ access }: Accessible): string | undefined =>
  access === undefined ? undefined : `${access.tls ? 'https' : 'http'}://${access.host}${access.path === '/' ? '/' : access.path}`;
