import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const notification = z.object({
  receiver: z.string(),
  status: z.enum(['firing', 'resolved']),
  groupLabels: z.record(z.string(), z.string()),
  alerts: z.array(z.object({ status: z.enum(['firing', 'resolved']), labels: z.record(z.string(), z.string()), annotations: z.record(z.string(), z.string()) })),
});

/**
 * What Alertmanager posts to a webhook.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export type Notification = z.infer<typeof notification>;

/** What one notification said of one alert, when it arrived, in milliseconds since 1970, and for which receiver of the route. */
export interface Notice {
  readonly at: number;
  readonly receiver: string;
  readonly status: 'firing' | 'resolved';
  readonly alert: Readonly<Record<string, string>>;
}

/** A real receiver of alerts on this machine, which keeps what arrives. */
export class WebhookReceiver {
  readonly received: { readonly at: number; readonly notification: Notification }[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (text: Buffer) => (body += text.toString()));
      request.on('end', () => {
        // Alertmanager tries again what is answered by 5xx, and gives up on 4xx: a body of another shape is reported there.
        const read = notification.safeParse(JSON.parse(body));
        if (read.success) this.received.push({ at: Date.now(), notification: read.data });
        response.writeHead(read.success ? 200 : 400).end(read.error?.message ?? '');
      });
    });
  }

  /** Listens on a free port of 127.0.0.1. */
  static async start(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  /** The address to send to. */
  get url(): string {
    // A server that listens on a port, and not on a pipe, has an address of this shape.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Every notice of an alert that arrived, in order, with the receiver that the route chose. */
  noticesOf(alertname: string): readonly Notice[] {
    return this.received.flatMap(({ at, notification: { receiver, alerts } }) =>
      alerts.filter(({ labels }) => labels['alertname'] === alertname).map(({ status, labels }) => ({ at, receiver, status, alert: labels })));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
