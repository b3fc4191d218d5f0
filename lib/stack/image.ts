import { z } from 'zod';

import { section } from '../base/section';
import { NotationError } from '../base/value';

/** An image of a container: pinned by version, and by digest when one is given. Never a moving tag. */
export interface Image {
  readonly repository: string;
  readonly tag: string;
  readonly digest: string | undefined;
}

/** Replaces what is known of a stack's image. */
export const imageOverride = section({
  /** Registry and path, without tag: `registry.example/mirror/prometheus`. @default the publisher's */
  repository: z.string().min(1).optional(),
  /** Tag. @default that of the declared version */
  tag: z
    .string()
    .refine((tag) => tag !== 'latest' && /^[\w][\w.-]{0,127}$/.test(tag), {
      error: ({ input }) => `not a tag that stays what it is, got "${String(input)}"`,
      params: { fix: 'name a version, such as "v3.16.0"' },
    })
    .optional(),
  /** `sha256:…` of the image for its platform, or of its index; wins over the tag. */
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, { error: 'not a digest such as "sha256:" and 64 hexadecimal digits' })
    .optional(),
});

export type ImageOverride = z.output<typeof imageOverride>;

/** `quay.io/prometheus/prometheus:v3.16.0`, with `@sha256:…` behind it when a digest is given. */
export const imageReference = ({ repository, tag, digest }: Image): string => `${repository}:${tag}${digest === undefined ? '' : `@${digest}`}`;

/** A registry as the first part of an image's name: a host, a port perhaps, a path perhaps. @throws NotationError */
export function parseRegistry(text: string): string {
  if (/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._/-]+)?$/.test(text)) return text;
  throw new NotationError(`not a registry, got "${text}"`, 'write its host, such as "registry.example" or "registry.example:5000/mirror"');
}
