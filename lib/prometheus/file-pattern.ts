import { globText } from '../base/go-glob';
import { show } from '../base/section';

/** A path or a glob of files that the server reads: it knows one star, in the last part. */
export const filePattern = globText.refine((path) => /^[^*]*(\*[^/]*)?$/.test(path), {
  error: ({ input }) => `not a path that the server takes, got ${show(input)}`,
  params: { fix: 'use "*" once, in the last part only' },
});
