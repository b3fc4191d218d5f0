import { join } from 'node:path';

import { checkout } from './engines';
import { get } from './http';
import { Service } from './service';

/** What the demo application is told to simulate; what is left out stays as it is. */
export interface Simulation {
  readonly requestsPerSecond?: number;
  readonly errorRate?: number;
  readonly latencySeconds?: number;
  readonly costPerRequest?: number;
}

/** The demo application of TTA.dev on a loopback address of its own, port 8000. */
export class DemoApplication {
  readonly service: Service;

  constructor(readonly address: string) {
    this.service = new Service(`demo-${address}`, process.execPath, [join(checkout, 'deploy/compose/demo/demo.js')], { env: { HOST: address, PORT: '8000' } });
  }

  /** Changes what is simulated from now on; throws when the application refuses it. */
  async simulate(simulation: Simulation): Promise<void> {
    const response = await fetch(`http://${this.address}:8000/simulation`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(simulation),
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) throw new Error(`PUT /simulation answers ${response.status}: ${await response.text()}`);
  }

  /** The page that is scraped. */
  async metrics(): Promise<string> {
    return get(`http://${this.address}:8000/metrics`);
  }
}
