import { z } from 'zod';

import { duration, section } from '../../base/section';
import type { Reach } from '../reach';
import { word } from './fields';

/** Nodes of ZooKeeper whose children are targets: what both kinds that watch it have. */
export const zookeeper = section({
  /** Hosts, each with its port; at least one. */
  servers: z.array(word).min(1),
  /** Paths of the nodes, from `/`; at least one. */
  paths: z
    .array(z.string().refine((path) => path.startsWith('/'), { error: ({ input }) => `not a path from the root, got "${String(input)}"`, params: { fix: 'begin it with "/"' } }))
    .min(1),
  /** After this time without contact the session is over. @default '10s' */
  timeout: duration.prefault('10s'),
});

/** The servers at the port that they name, or at the usual one, and targets that may be anywhere. */
export const reachesZookeeper = ({ servers }: z.output<typeof zookeeper>): readonly Reach[] => [
  ...servers.map((server): Reach => {
    const [, host = server, port = '2181'] = /^(.+):(\d+)$/.exec(server) ?? [];
    return { host, port: Number(port) };
  }),
  'anywhere',
];
