import type { z } from 'zod';

import type { Reach } from '../reach';

/** What the surroundings of a server must give for a kind of discovery to work. */
export type DiscoveryNeed = 'files' | 'kubernetes-api' | 'docker-api' | 'network';

/** One kind of service discovery: everything that shared code may ask about it. */
export interface Discovery<K extends string, S extends z.ZodType> {
  /** Key of the list in a scrape job, camelCase: `dnsSdConfigs`. */
  readonly key: K;
  /** The Prometheus version that brought it. */
  readonly since: string;
  /** One entry of the list. */
  readonly schema: S;
  /** `__meta_*` labels that an entry's targets can have; one that ends in `_` stands for a family. */
  metaLabels(entry: z.output<S>): readonly string[];
  /** What an entry's discovery asks over the network, and where the targets may be that it finds. */
  reaches(entry: z.output<S>): readonly Reach[];
  /** What it needs from where the server runs. */
  readonly needs: DiscoveryNeed;
  /** An entry as a person would write it. */
  readonly example: z.input<S>;
  /** Its page in the documentation of Prometheus. */
  readonly see: string;
}

/** Declares a kind; the call only makes the compiler infer its types. */
export const defineDiscovery = <const K extends string, S extends z.ZodType>(discovery: Discovery<K, S>): Discovery<K, S> => discovery;

/**
 * Names of meta labels with what they begin with: `labelsOf('ec2', 'ami tag_')` are `__meta_ec2_ami` and the family `__meta_ec2_tag_`.
 * The names stand apart by white space.
 */
export const labelsOf = (prefix: string, names: string): readonly string[] => names.trim().split(/\s+/).map((name) => `__meta_${prefix}_${name}`);

/** The address of a section of Prometheus' documentation of its configuration file. */
export const documented = (section: string): string => `https://prometheus.io/docs/prometheus/latest/configuration/configuration/#${section}`;
