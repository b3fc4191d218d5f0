import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { engine } from './engines';
import { eventually } from './eventually';
import { PrometheusApi } from './prometheus-api';
import { Service } from './service';

/** A real Prometheus with a configuration of a suite's own, in a folder of its own. */
export class LonePrometheus {
  private constructor(
    readonly api: PrometheusApi,
    readonly service: Service,
    readonly folder: string,
  ) {}

  /** Starts it on a free port; throws unless it is ready within 60 s. */
  static async start(name: string, config: string): Promise<LonePrometheus> {
    const folder = mkdtempSync(join(tmpdir(), `${name}-`));
    writeFileSync(join(folder, 'prometheus.yml'), config);
    const port = await freePort();
    const address = `127.0.0.1:${port}`;
    const flags = [`--config.file=${join(folder, 'prometheus.yml')}`, `--storage.tsdb.path=${join(folder, 'data')}`, `--web.listen-address=${address}`];
    const server = new LonePrometheus(new PrometheusApi(`http://${address}`), new Service(`${name}-${port}`, engine('prometheus'), flags), folder);
    try {
      // One that has ended will never be ready.
      await eventually('Prometheus is ready', 60, async () => (server.service.running ? server.api.ready() : ''));
      if (!server.service.running) throw new Error(`Prometheus does not start:\n${server.service.output}`);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** Ends it, and removes its folder. */
  async stop(): Promise<void> {
    await this.service.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A port that nobody listened on a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port, and not on a pipe, has an address of this shape.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
