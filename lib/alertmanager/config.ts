import { z } from 'zod';

import { globText } from '../base/go-glob';
import { section } from '../base/section';
import { eventRecorder } from './event-recorder';
import { globalConfig } from './global';
import { inhibitRule } from './inhibit-rule';
import { receiver } from './receiver';
import { rootRoute } from './route';
import { timeInterval } from './time-interval';
import { tracing } from './tracing';

/** A name that a file and a key of a ConfigMap may have, without the ending. */
const fileName = z.string().refine((name) => /^[A-Za-z0-9][-_A-Za-z0-9]*$/.test(name), {
  error: ({ input }) => `not a name for a file of templates, got "${String(input)}"`,
  params: { fix: 'use letters, digits, "-" and "_"; the ending is added' },
});

/**
 * The whole of alertmanager.yml.
 * @see https://prometheus.io/docs/alerting/latest/configuration/
 */
export const alertmanagerConfig = section({
  global: globalConfig.prefault({}),
  /** Texts of Go templates by file name, without folder and ending: they are shipped as `templates/<name>.tmpl`. @default {} */
  templates: z.record(fileName, z.string().min(1)).default({}),
  route: rootRoute,
  /** @default [] */
  receivers: z.array(receiver).meta({ skipsNull: true }).default([]),
  /** @default [] */
  inhibitRules: z.array(inhibitRule).meta({ skipsNull: true }).default([]),
  /** Times by name, for routes. @default [] */
  timeIntervals: z.array(timeInterval).meta({ since: '0.24', skipsNull: true }).default([]),
  /** Times by name, of which the names must differ from those in `timeIntervals`. Deprecated: write `timeIntervals`. @default [] */
  muteTimeIntervals: z.array(timeInterval).meta({ skipsNull: true }).default([]),
  tracing: tracing.meta({ since: '0.30' }).optional(),
  eventRecorder: eventRecorder.meta({ since: '0.33' }).optional(),
});

/** alertmanager.yml itself, as it lies on a disk: it names the files of its templates, by path or glob. */
export const alertmanagerConfigFile = alertmanagerConfig.extend({ templates: z.array(globText).default([]) });

/** What a person writes for an Alertmanager. */
export type AlertmanagerConfigSpec = z.input<typeof alertmanagerConfig>;
export type AlertmanagerConfig = z.output<typeof alertmanagerConfig>;
