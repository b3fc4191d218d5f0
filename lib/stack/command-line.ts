import { SecretFile, secretBesideConfig } from '../base/secret';
import { emitFlags } from '../prometheus/flags';
import type { Alertmanager, Server, Stack } from './model';
import { alertmanagerPort, externalUrl, gossipPort, prometheusPort } from './placement';
import { since } from './versions';

/** Where a target puts things. Configuration files are named relative to the folder in which they lie. */
export interface Paths {
  /** Folder of the configuration file, with a slash at its end; empty for the working directory. */
  readonly config: string;
  readonly data: string;
  /** Address to listen on, without the port; empty for every one. */
  readonly listen: string;
}

/** The server's whole command line, the program's name left out. */
export function prometheusFlags(stack: Stack, server: Server, paths: Paths): string[] {
  const { retention } = server.storage;
  const url = externalUrl(server);
  const web = webConfigFile(server, paths);
  const { prometheus } = stack.versions;
  return [
    `--config.file=${paths.config}prometheus.yml`,
    // The server reads changed files by itself, and keeps the old configuration when the new one is broken.
    prometheus.isAtLeast(since.autoReloadFlag) ? '--config.auto-reload' : '--enable-feature=auto-reload-config',
    `--config.auto-reload-interval=${reloadInterval}`,
    `--storage.tsdb.path=${paths.data}`,
    ...(prometheus.isAtLeast(since.retentionInFile) ? [] : [`--storage.tsdb.retention.time=${retention.time.toString()}`, `--storage.tsdb.retention.size=${retention.size.toString()}`]),
    `--web.listen-address=${paths.listen}:${prometheusPort}`,
    ...(url === undefined ? [] : [`--web.external-url=${url}`]),
    ...(web === undefined ? [] : [`--web.config.file=${web}`]),
    ...emitFlags(server.flags),
  ];
}

const reloadInterval = '5s';

/** Alertmanager's whole command line; `peers` are the addresses of all instances, none for a single one. */
export function alertmanagerFlags(alertmanager: Alertmanager, paths: Paths, peers: readonly string[]): string[] {
  const url = externalUrl(alertmanager);
  return [
    `--config.file=${paths.config}alertmanager.yml`,
    `--storage.path=${paths.data}`,
    `--web.listen-address=${paths.listen}:${alertmanagerPort}`,
    ...(url === undefined ? [] : [`--web.external-url=${url}`]),
    // An empty address switches gossip off: a single instance has nobody to talk to.
    ...(peers.length === 0 ? ['--cluster.listen-address='] : [`--cluster.listen-address=${paths.listen}:${gossipPort}`, ...peers.map((peer) => `--cluster.peer=${peer}:${gossipPort}`)]),
  ];
}

function webConfigFile({ web }: Server, paths: Paths): string | undefined {
  if (web === undefined) return undefined;
  if (!('file' in web)) return `${paths.config}web.yml`;
  return web.file instanceof SecretFile ? web.file.path : `${paths.config}${secretBesideConfig(web.file)}`;
}
