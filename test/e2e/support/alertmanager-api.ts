import { z } from 'zod';

import { get, getJson, ownMetric } from './http';

const status = z.object({
  cluster: z.object({ status: z.string(), peers: z.array(z.object({ name: z.string(), address: z.string() })).default([]) }),
  config: z.object({ original: z.string() }),
});
const alerts = z.array(z.object({ labels: z.record(z.string(), z.string()), receivers: z.array(z.object({ name: z.string() })), status: z.object({ state: z.string() }) }));

/**
 * The HTTP API of a running Alertmanager; every method throws while the server does not answer.
 * @see https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml
 */
export class AlertmanagerApi {
  /** Takes the address without a slash at its end, such as `http://127.0.0.1:9093`. */
  constructor(readonly url: string) {}

  /** Throws until the server serves. */
  async ready(): Promise<string> {
    return get(`${this.url}/-/ready`);
  }

  /** What the server says of its cluster, and the configuration that is in force, as it was written. */
  async status(): Promise<z.infer<typeof status>> {
    return getJson(`${this.url}/api/v2/status`, status);
  }

  /** The alerts it holds, with the receivers that its route chose. */
  async alerts(): Promise<z.infer<typeof alerts>> {
    return getJson(`${this.url}/api/v2/alerts`, alerts);
  }

  /** Whether the last attempt to read the configuration succeeded. */
  async lastReloadSucceeded(): Promise<boolean> {
    return (await ownMetric(this.url, 'alertmanager_config_last_reload_successful')) === 1;
  }
}
