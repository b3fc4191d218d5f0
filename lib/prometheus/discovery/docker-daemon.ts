import { z } from 'zod';

import { parseGoUrl } from '../../base/go-url';
import { section } from '../../base/section';
import { asks, type Reach } from '../reach';
import { word } from './fields';

/** Address of a Docker daemon: `unix:///var/run/docker.sock`, or a URL. */
export const dockerHost = z.string().min(1).refine((host) => host === '' || typeof parseGoUrl(host) === 'string' || /^(unix|tcp|http|https):\/\/.+/.test(host), {
  error: ({ input }) => `not an address of a Docker daemon, got "${String(input)}"`,
  params: { fix: 'write "unix:///var/run/docker.sock", or a tcp, http or https URL', ours: true },
});

/** Filters of the Docker API; one without values is none. */
export const daemonFilters = z.array(section({ name: word.meta({ zero: true }), values: z.array(z.string()).meta({ zero: true }) })).meta({ skipsNull: true }).default([]);

/** The daemon, unless it is on the same machine, and targets that may be anywhere. */
export const reachesDaemon = (entry: { readonly host: string } & Parameters<typeof asks>[1]): readonly Reach[] => [...asks(entry.host.replace(/^tcp:/, 'http:'), entry), 'anywhere'];
