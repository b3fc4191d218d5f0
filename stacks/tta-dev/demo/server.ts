import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { ChangeError, limits, parseChange } from './change';
import type { Exporter } from './exporter';
import { objective } from './objective';
import type { Simulation } from './simulation';

/** The most that a change may be long, in bytes. */
const longestBody = 10_000;

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly allow?: string;
}

/**
 * The demo over HTTP: `GET /metrics`, `GET /healthz`, `GET /simulation` and `PUT /simulation`.
 *
 * @param clock seconds, never going back
 */
export function demoServer(simulation: Simulation, exporter: Exporter, clock: () => number): Server {
  const metrics = async (): Promise<Reply> => ({ status: 200, type: exporter.contentType, body: await exporter.metrics(clock()) });
  const health = async (): Promise<Reply> => text(200, 'ok');
  const show = async (): Promise<Reply> => json(200, state(simulation));
  const change = async (request: IncomingMessage): Promise<Reply> => {
    const names = simulation.workers.map(({ primitive }) => primitive.name);
    simulation.change(parseChange(await bodyOf(request), names), clock());
    return json(200, state(simulation));
  };
  const routes: Readonly<Record<string, Readonly<Record<string, (request: IncomingMessage) => Promise<Reply>>>>> = {
    '/metrics': { GET: metrics },
    '/healthz': { GET: health },
    '/simulation': { GET: show, PUT: change },
  };

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const methods = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (methods === undefined) return text(404, `no "${path}"; there are ${Object.keys(routes).join(', ')}`);
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'); // Node leaves out the body of a HEAD.
    const handler = Object.hasOwn(methods, method) ? methods[method] : undefined;
    const allow = Object.keys(methods).join(', ');
    return handler === undefined ? { ...text(405, `no ${method} of "${path}"; there is ${allow}`), allow } : handler(request);
  };

  return createServer((request, response) => {
    void answer(request)
      .catch(refusal)
      .then((reply) => send(response, reply));
  });
}

const state = (simulation: Simulation): object => ({
  primitives: Object.fromEntries(
    simulation.workers.map(({ primitive, settings, inFlight }) => [primitive.name, { type: primitive.type, ...settings, inFlight }]),
  ),
  limits,
  objective,
});

/** The stream has no encoding set, and so gives buffers. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) throw new ChangeError([`body: longer than ${longestBody} bytes`]);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const refusal = (error: unknown): Reply =>
  error instanceof ChangeError
    ? json(400, { faults: error.faults, limits })
    : text(500, error instanceof Error ? error.message : String(error));

function send(response: ServerResponse, { status, type, body, allow }: Reply): void {
  response.writeHead(status, { 'Content-Type': type, ...(allow !== undefined && { Allow: allow }) });
  response.end(body);
}

const text = (status: number, body: string): Reply => ({ status, type: 'text/plain; charset=utf-8', body: `${body}\n` });
const json = (status: number, body: object): Reply => ({ status, type: 'application/json', body: `${JSON.stringify(body, undefined, 2)}\n` });
