import fc from 'fast-check';

import { Matcher, type Labels } from '../../lib/alertmanager/matcher';
import type { RouteSpec } from '../../lib/alertmanager/route';

/** Few names and values, so that alerts and matchers meet often. */
const names = ['severity', 'team', 'größe des', 'a.b'];
const values = ['critical', 'warning', 'a', 'b c', 'x"y', 'ü\\n', ''];
const expressions = ['critical|warning', '.*', '.+', 'c.*l', '[ab]', '(?i)CRITICAL', 'x"y|a', '\\S+ c', '', 'crit'];

const matcher = fc.oneof(
  fc.tuple(fc.constantFrom(...names), fc.constantFrom('=' as const, '!=' as const), fc.constantFrom(...values)),
  fc.tuple(fc.constantFrom(...names), fc.constantFrom('=~' as const, '!~' as const), fc.constantFrom(...expressions)),
);

/** Up to two conditions on labels. */
export const matchers = fc.array(matcher.map(([name, operator, value]) => Matcher.of(name, operator, value)), { maxLength: 2 });

const match = fc.dictionary(fc.constantFrom('severity', 'team'), fc.constantFrom('critical', 'a', ''), { maxKeys: 1 });

const routeFields = { matchers, match: fc.option(match, { nil: {}, freq: 4 }), continue: fc.boolean() };

/** Routes in up to so many levels; `more` are fields that each has besides its matchers, `continue` and `routes`. */
export const routesTo = (levels: number, more: Readonly<Record<string, fc.Arbitrary<unknown>>> = {}): fc.Arbitrary<RouteSpec[]> =>
  levels === 0 ? fc.constant([]) : fc.array(fc.record({ ...routeFields, ...more, routes: routesTo(levels - 1, more) }), { maxLength: 4 });

/** Labels of an alert. */
export const alert: fc.Arbitrary<Labels> = fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...values.filter((value) => value !== '')));

/** Receivers are named by the place of their route, so that equal answers mean the same route. */
export const named = (tree: readonly RouteSpec[], prefix: string): RouteSpec[] =>
  tree.map((route, index) => ({ ...route, receiver: `${prefix}.${index}`, routes: named(route.routes ?? [], `${prefix}.${index}`) }));

/** Every receiver that a tree names. */
export const receiversOf = (tree: readonly RouteSpec[]): string[] => tree.flatMap(({ receiver = '', routes: inner = [] }) => [receiver, ...receiversOf(inner)]);
