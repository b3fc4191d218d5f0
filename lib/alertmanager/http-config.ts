import type { z } from 'zod';

import { section } from '../base/section';
import { httpClient, type OneAuthentication } from '../prometheus/http-client';

const fields = section(httpClient);

/** What a person writes about the HTTP connections of a receiver: at most one way to authenticate. */
export type HttpConfigSpec = OneAuthentication<z.input<typeof fields>>;
export type HttpConfig = z.output<typeof fields>;

/**
 * How HTTP connections are made. A receiver's own replaces that of `global` whole: nothing of it is merged.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#http_config
 */
// The cast narrows what the compiler lets a person write; at run time it is the same section.
export const httpConfig = fields as unknown as z.ZodType<HttpConfig, HttpConfigSpec>;
