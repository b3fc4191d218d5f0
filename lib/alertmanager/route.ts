import { z } from 'zod';

import { duration, labelName, labels, section } from '../base/section';
import { asMatchers, match, matchRe } from './deprecated-match';
import { matchers, type Matcher } from './matcher';
import { ruledOut } from '../base/ruled-out';

/** Time between messages; the server refuses zero, which would send without end. */
const positiveDuration = duration.refine(({ milliseconds }) => milliseconds > 0, {
  error: 'zero, which would send without a pause',
  params: { fix: 'use at least "1s"' },
});

/** Labels by whose values alerts are put into one message; `['...']` alone is all labels, a message an alert. */
const groupBy = z.array(labelName);

/** Names of time intervals. */
const intervalNames = z.array(z.string().min(1)).default([]);

const common = {
  /** Labels for templates, as `.RouteLabels`; those of the routes above are there too. Values may be templates. @default {} */
  labels: labels.meta({ since: '0.34' }).default({}),
};

const routeFields = {
  /** Name of a receiver. @default that of the route above */
  receiver: z.string().min(1).optional(),
  /** @default that of the route above; `[]` is one group for all */
  groupBy: groupBy.optional(),
  /** Wait this long for more alerts of a new group. @default that of the route above */
  groupWait: duration.optional(),
  /** Wait this long before telling of new alerts in a group that was sent already; not zero. @default that of the route above */
  groupInterval: positiveDuration.optional(),
  /** Tell again after this time what still fires; not zero, at least `groupInterval`. @default that of the route above */
  repeatInterval: positiveDuration.optional(),
  /** What an alert must fulfill, all of it. @default [], every alert */
  matchers: matchers.default([]),
  /** Values that labels must have. Deprecated: write `matchers`. @default {} */
  match: match.default({}),
  /** RE2 expressions that labels must match. Deprecated: write `matchers`. @default {} */
  matchRe: matchRe.default({}),
  /** Names of time intervals in which nothing is sent; the routes below do not inherit them. @default [] */
  muteTimeIntervals: intervalNames,
  /** Names of time intervals outside of which nothing is sent; the routes below do not inherit them. @default [], always */
  activeTimeIntervals: intervalNames,
  /** Offer the alert to the next routes beside this one too. @default false */
  continue: z.boolean().default(false),
  ...common,
};

type RouteFields = z.ZodObject<typeof routeFields>;

/** What a person writes for a route. */
export interface RouteSpec extends z.input<RouteFields> {
  /** Routes below, in the order in which they are asked. @default [] */
  routes?: RouteSpec[] | undefined;
}

export interface Route extends z.output<RouteFields> {
  routes: Route[];
}

/**
 * Whom the alerts that match are sent to, in what groups and how often; what is not said holds as in the route above.
 *
 * Of the routes below, the first that matches takes an alert, and the next ones too while `continue` is set. Only where none
 * matches, the alert goes to the receiver of the route itself.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#route
 */
export const route: z.ZodType<Route, RouteSpec> = section({
  ...routeFields,
  // Read only when a route is: a declaration cannot hold itself.
  get routes() {
    return z.array(route).default([]);
  },
});

const message = (field: string): string => `the first route takes every alert, so it has no ${field}`;
const fix = 'write it on a route in routes';

/** What says nothing the server takes on the first route too. */
const noList = (field: string) => ruledOut(message(field), fix, (input) => input === undefined || (Array.isArray(input) && input.length === 0));
const noMap = (field: string) => ruledOut(message(field), fix, (input) => input === undefined || (typeof input === 'object' && input !== null && !Array.isArray(input) && Object.keys(input).length === 0));

/**
 * The first route: it takes every alert that no route below takes.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#route
 */
export const rootRoute = section({
  /** Name of the receiver for what no route below takes. */
  receiver: z.string().min(1),
  /** @default [], one group for all */
  groupBy: groupBy.default([]),
  /** Wait this long for more alerts of a new group. @default '30s' */
  groupWait: duration.prefault('30s'),
  /** Wait this long before telling of new alerts in a group that was sent already; not zero. @default '5m' */
  groupInterval: positiveDuration.prefault('5m'),
  /** Tell again after this time what still fires; not zero, at least `groupInterval`. @default '4h' */
  repeatInterval: positiveDuration.prefault('4h'),
  matchers: noList('matchers'),
  match: noMap('match'),
  matchRe: noMap('matchRe'),
  muteTimeIntervals: noList('muteTimeIntervals'),
  activeTimeIntervals: noList('activeTimeIntervals'),
  continue: z.boolean({ error: message('continue') }).refine((goesOn) => !goesOn, { error: message('continue'), params: { check: 'conflicting-value', fix } }).meta({ ruledOut: true }).optional(),
  ...common,
  /** Routes below, in the order in which they are asked. @default [] */
  routes: z.array(route).default([]),
});

export type RootRoute = z.output<typeof rootRoute>;
export type RootRouteSpec = z.input<typeof rootRoute>;

/** What an alert must fulfill to match the route itself, in whichever fields it is written. */
export const conditionsOf = ({ match: equal, matchRe: expressions, matchers: written }: Route): readonly Matcher[] => [...asMatchers(equal, expressions), ...written];
