import type { z } from 'zod';

import type { Duration } from '../base/duration';
import type { ByteSize } from '../base/byte-size';
import type { Version } from '../base/version';
import type { GlobalConfig } from '../prometheus/global';
import type { ScrapeConfig } from '../prometheus/scrape-config';
import type { Image } from './image';
import type { Sizing } from './sizing';
import type { alertmanagerSpec, serverSpec, surroundingsFields } from './spec';
import type { Part } from './versions';

type Field<K extends keyof typeof surroundingsFields> = z.output<(typeof surroundingsFields)[K]>;

/** Where a stack runs, with nothing left open. */
export interface Surroundings {
  /** Name of the stack: value of `app.kubernetes.io/part-of`. */
  readonly name: string;
  readonly namespace: string;
  readonly createNamespace: boolean;
  readonly ownNamespaces: readonly string[];
  readonly versions: Readonly<Record<Part, Version>>;
  readonly images: Readonly<Record<Part, Image>>;
  readonly network: Field<'network'>;
}

type ServerOutput = z.output<typeof serverSpec>;
type AlertmanagerOutput = z.output<typeof alertmanagerSpec>;

/** A scrape job in which nothing is inherited any more. */
export interface ScrapeJob extends ScrapeConfig {
  readonly scrapeInterval: Duration;
  readonly scrapeTimeout: Duration;
}

/** A volume, and what of it samples may fill. */
export interface ServerStorage {
  readonly size: ByteSize;
  readonly storageClassName: string | undefined;
  readonly ephemeral: boolean;
  readonly claimName: string;
  readonly retention: { readonly time: Duration; readonly size: ByteSize; readonly percentage: number | undefined };
}

/** A Prometheus server, with nothing left open. */
export interface Server extends Omit<ServerOutput, keyof typeof surroundingsFields | 'scrapeConfigs' | 'global' | 'storage'> {
  readonly global: GlobalConfig & { readonly scrapeTimeout: Duration };
  readonly scrapeConfigs: readonly ScrapeJob[];
  readonly storage: ServerStorage;
  readonly sizing: Sizing;
}

/** An Alertmanager, with nothing left open. */
export type Alertmanager = Omit<AlertmanagerOutput, keyof typeof surroundingsFields>;

/** A whole stack: what checks read and targets write. */
export interface Stack extends Surroundings {
  /** `undefined` where only an Alertmanager runs. */
  readonly server: Server | undefined;
  /** `undefined` where alerts go to somebody else's. */
  readonly alertmanager: Alertmanager | undefined;
}
