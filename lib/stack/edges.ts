import { endpointsOf } from '../alertmanager/endpoints';
import { discoveriesOf } from '../prometheus/discovery';
import type { Reach } from '../prometheus/reach';
import type { Alertmanager, Server } from './model';
import { alertmanagerPort } from './placement';

/** Where a connection goes to. */
export type Destination =
  /** Every address: a host outside of the cluster, or one of which nobody can say where it is. */
  | { readonly kind: 'anywhere' }
  /** Pods of these namespaces; none named means every namespace. */
  | { readonly kind: 'pods'; readonly namespaces: readonly string[] }
  /** The stack's own Alertmanager. */
  | { readonly kind: 'alertmanager' }
  /** The cluster's API server. */
  | { readonly kind: 'api-server' };

/** A connection that the spec asks for, by TCP; no port means that only the target knows it. */
export interface Edge {
  readonly to: Destination;
  readonly port?: number;
}

/** Every connection that the server opens besides DNS: to what it scrapes, discovers, alerts and writes to. */
export function serverEdges(server: Server, alertmanager: Alertmanager | undefined): Edge[] {
  const sections = [...server.scrapeConfigs, ...server.alerting.alertmanagers];
  return unique([
    ...(alertmanager === undefined ? [] : [{ to: { kind: 'alertmanager' } as const, port: alertmanagerPort }]),
    ...sections.flatMap(discoveryEdges),
    ...[...sections, ...server.remoteWrite, ...server.remoteRead].flatMap(clientEdges),
    ...[...server.remoteWrite, ...server.remoteRead].flatMap(({ url, proxyUrl }) => (proxyUrl === undefined ? urlEdges(url) : [])),
  ]);
}

/** Every connection that Alertmanager opens besides DNS and gossip: to whom it tells. */
export const alertmanagerEdges = ({ config }: Alertmanager): Edge[] =>
  unique(endpointsOf(config).map(({ host, port }) => hostEdge(host, port)));

type Section = Server['scrapeConfigs'][number] | Server['alerting']['alertmanagers'][number];

/** Where the discovery of a section asks, and where its targets are. */
const discoveryEdges = (section: Section): Edge[] => discoveriesOf(section).flatMap(({ kind, entry }) => kind.reaches(entry).flatMap(reachEdges));

function reachEdges(reach: Reach): Edge[] {
  if (reach === 'anywhere') return [{ to: { kind: 'anywhere' } }];
  if (reach === 'api-server') return [{ to: { kind: 'api-server' } }];
  if ('podsOf' in reach) return [{ to: { kind: 'pods', namespaces: reach.podsOf } }];
  return 'url' in reach ? urlEdges(reach.url) : [hostEdge(reach.host, reach.port)];
}

type Client = Pick<Server['remoteWrite'][number], 'proxyUrl' | 'oauth2'>;

const clientEdges = ({ proxyUrl, oauth2 }: Client): Edge[] => [...(proxyUrl === undefined ? [] : urlEdges(proxyUrl)), ...(oauth2 === undefined ? [] : urlEdges(oauth2.tokenUrl))];

/** A Service of the cluster is reached at its pods, whose port may be another than the Service's. */
function hostEdge(host: string, port: number | undefined): Edge {
  const namespace = /^[^.]+\.([^.]+)\.svc(\.|$)/.exec(host)?.[1];
  if (namespace !== undefined) return { to: { kind: 'pods', namespaces: [namespace] } };
  return { to: { kind: 'anywhere' }, ...(port !== undefined && { port }) };
}

function urlEdges(text: string): Edge[] {
  const url = new URL(text);
  if (url.protocol === 'unix:') return [];
  return [hostEdge(url.hostname, url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port))];
}

/** Each edge once, in a stable order; where every address and port is open, single ports of it say nothing more. */
function unique(edges: readonly Edge[]): Edge[] {
  const isAll = ({ to, port }: Edge): boolean => to.kind === 'anywhere' && port === undefined;
  const needed = edges.some(isAll) ? edges.filter((edge) => edge.to.kind !== 'anywhere' || isAll(edge)) : edges;
  return [...new Map(needed.map((edge) => [JSON.stringify(edge), edge])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, edge]) => edge);
}
