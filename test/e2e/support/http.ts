import type { z } from 'zod';

/** Asks for a page; throws on any status that is not a success, with the body, and after 10 s. */
export async function get(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  const body = await response.text();
  if (!response.ok) throw new Error(`GET ${url} answers ${response.status}: ${body.slice(0, 500)}`);
  return body;
}

/** Asks for JSON of a known shape; throws on any other shape. */
export async function getJson<T>(url: string, shape: z.ZodType<T>): Promise<T> {
  return shape.parse(JSON.parse(await get(url)));
}

/** One value of a page of metrics that has no labels there; throws when the page has none of this name. */
export async function ownMetric(server: string, name: string): Promise<number> {
  const line = (await get(`${server}/metrics`)).split('\n').find((each) => each.startsWith(`${name} `));
  if (line === undefined) throw new Error(`no "${name}" among the metrics of ${server}`);
  return Number(line.slice(name.length));
}
