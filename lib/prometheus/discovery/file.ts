import { z } from 'zod';

import { globText } from '../../base/go-glob';
import { duration, section } from '../../base/section';
import { defineDiscovery, documented } from './define';

/** Only the last element of the path may hold a `*`. */
const pattern = /^[^*]*(\*[^/]*)?\.(json|yml|yaml|JSON|YML|YAML)$/;

/** Targets listed in files that something else writes; a change is read at once. */
export const fileDiscovery = defineDiscovery({
  key: 'fileSdConfigs',
  since: '1.0.0',
  schema: section({
    /** Paths or globs, relative to the configuration file's folder; at least one. */
    files: z
      .array(
        globText.refine((path) => pattern.test(path), {
          error: ({ input }) => `not a path that file discovery takes, got "${String(input)}"`,
          params: { fix: 'end it in .json, .yml or .yaml, with "*" in the last part only' },
        }),
      )
      .min(1),
    /** How often the files are read even without a change. @default '5m' */
    refreshInterval: duration.prefault('5m'),
  }),
  metaLabels: () => ['__meta_filepath'],
  reaches: () => ['anywhere'],
  needs: 'files',
  example: { files: ['targets/*.yml'] },
  see: documented('file_sd_config'),
});
