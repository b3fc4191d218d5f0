import { healthcheck, secret, type ComposeOptions, type ComposeService } from '../../lib';

const image = 'docker.io/library/node:22.22.0-alpine';
const port = 8000;

/** The demo application in place of a workflow service; each instance simulates other work. */
const workflow = (instance: number): ComposeService => ({
  image,
  user: '1000:1000',
  command: ['node', '/demo/demo.js'],
  environment: { SEED: String(instance) },
  // Only the first can be turned up from the laptop: the others are for comparison.
  ...(instance === 1 && { ports: [`127.0.0.1:${port}:${port}`] }),
  volumes: ['./demo:/demo:ro'],
  healthcheck: healthcheck('wget', '-q', '-O', '/dev/null', `http://127.0.0.1:${port}/healthz`),
});

/** What a laptop has besides the stack: dashboards, and three workflow services that are simulated by the bundled demo application. */
export const laptop = (demoBundle: string): ComposeOptions => ({
  grafana: { adminPassword: secret('grafana', 'admin-password') },
  services: { app1: workflow(1), app2: workflow(2), app3: workflow(3) },
  files: new Map([['demo/demo.js', demoBundle]]),
});
