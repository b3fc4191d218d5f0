import { z } from 'zod';

import { section } from '../../base/section';
import { asks, type Reach } from '../reach';
import { text } from './fields';

/** Address of a Docker daemon: `unix:///var/run/docker.sock`, or a URL. */
export const dockerHost = z.string().refine((host) => /^(unix|tcp|http|https):\/\/.+/.test(host), {
  error: ({ input }) => `not an address of a Docker daemon, got "${String(input)}"`,
  params: { fix: 'write "unix:///var/run/docker.sock", or a tcp, http or https URL' },
});

/** Filters of the Docker API; one without values is none. */
export const daemonFilters = z.array(section({ name: text, values: z.array(z.string()) })).default([]);

/** The daemon, unless it is on the same machine, and targets that may be anywhere. */
export const reachesDaemon = (entry: { readonly host: string } & Parameters<typeof asks>[1]): readonly Reach[] => [...asks(entry.host.replace(/^tcp:/, 'http:'), entry), 'anywhere'];
