import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import type { AlertmanagerConfig } from '../../../lib/alertmanager/config';
import { emitAlertmanager, templateFiles } from '../../../lib/alertmanager/emit';
import type { Labels } from '../../../lib/alertmanager/matcher';
import { secretBesideConfig } from '../../../lib/base/secret';
import { toYaml } from '../../../lib/base/yaml';
import { engine } from './engines';
import { eventually } from './eventually';
import { get, getJson } from './http';
import { Service } from './service';

const groups = z.array(
  z.object({
    labels: z.record(z.string(), z.string()),
    receiver: z.object({ name: z.string() }),
    alerts: z.array(z.object({ labels: z.record(z.string(), z.string()), status: z.object({ state: z.string(), mutedBy: z.array(z.string()) }) })),
  }),
);

/**
 * The groups that Alertmanager has made of its alerts, each with its receiver.
 * @see https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml
 */
export type AlertGroups = z.infer<typeof groups>;

/** A real Alertmanager on this machine that runs alone, with a configuration and nothing else. */
export class LoneAlertmanager {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly service: Service,
  ) {}

  /** Starts it on a port of 127.0.0.1; throws unless it is ready within 30 s. The configuration must have no templates of its own. */
  static async start(config: AlertmanagerConfig, port: number): Promise<LoneAlertmanager> {
    if (templateFiles(config).size > 0) throw new Error('the templates of a configuration are not written here');
    const folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
    writeFileSync(join(folder, 'alertmanager.yml'), toYaml(emitAlertmanager(config, secretBesideConfig)));
    const url = `http://127.0.0.1:${port}`;
    const flags = ['--config.file=alertmanager.yml', '--storage.path=data', `--web.listen-address=127.0.0.1:${port}`, '--cluster.listen-address='];
    const server = new LoneAlertmanager(url, folder, new Service(`alertmanager-${port}`, engine('alertmanager'), flags, { cwd: folder }));
    try {
      await eventually('Alertmanager is ready', 30, () => get(`${url}/-/ready`));
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** Hands alerts over that fire from now on, as Prometheus does; throws when one is refused. */
  async fire(alerts: readonly Labels[]): Promise<void> {
    const response = await fetch(`${this.url}/api/v2/alerts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(alerts.map((labels) => ({ labels }))), signal: AbortSignal.timeout(30_000) });
    if (!response.ok) throw new Error(`the alerts are refused by ${response.status}: ${await response.text()}`);
  }

  /** The groups of the alerts that it holds. */
  async groups(): Promise<AlertGroups> {
    return getJson(`${this.url}/api/v2/alerts/groups`, groups);
  }

  async stop(): Promise<void> {
    await this.service.stop();
    rmSync(this.folder, { recursive: true });
  }
}
