import type { AddressInfo } from 'node:net';

import { type Environment, environment } from './environment';
import { Exporter } from './exporter';
import { primitives } from './primitive';
import { demoServer } from './server';
import { Simulation } from './simulation';

function main({ host, port, seed }: Environment): void {
  const clock = (): number => performance.now() / 1000;
  const simulation = new Simulation(primitives, seed);
  const server = demoServer(simulation, new Exporter(simulation), clock);
  // Nothing needs it, since the simulation catches up when it is asked. It just never has much to catch up with.
  const timer = setInterval(() => simulation.advance(clock()), 1000);
  const stop = (): void => {
    clearInterval(timer);
    server.close();
  };

  server.once('error', (error) => {
    fail(`cannot listen on ${host}:${port}: ${error.message}`);
    stop();
  });
  server.listen(port, host, () => {
    const bound = server.address() as AddressInfo; // It listens on a port, and so this is neither a pipe nor null.
    console.log(`metrics on http://${bound.address}:${bound.port}/metrics, seed ${seed}`);
  });
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

try {
  main(environment(process.env));
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
