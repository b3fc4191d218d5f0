import type { AlertmanagerConfig } from './config';
import { contradiction, implies, impliesAll, negated } from './implication';
import type { Matcher } from './matcher';
import { timesOf, type PlannedSilence } from './planned-silence';
import { conditionsOf, route as routeSection, type RootRoute, type Route } from './route';
import { namedIntervals } from './time-intervals';

/** A silence, and the time interval that it becomes. */
interface NamedSilence {
  readonly name: string;
  readonly matchers: readonly Matcher[];
}

/**
 * The same configuration, in which the alerts of a silence notify nobody while it holds, and all others notify as before, by the same
 * routes, receivers, groups and times.
 *
 * Each silence becomes a time interval. A route all of whose alerts it silences is muted by it. A route that may keep such alerts and others
 * gets a route below, behind all others, which takes these alerts from it, inherits everything and is muted. Nothing else changes.
 *
 * The cost: where such a route is added, the alerts of the silence are a group of their own as long as it stands in the spec. So what fires
 * when it is added or removed is told once more.
 */
export function withSilences(config: AlertmanagerConfig, silences: readonly PlannedSilence[]): AlertmanagerConfig {
  if (silences.length === 0) return config;
  const names = namesFor(config, silences);
  const named = silences.map(({ matchers }, index): NamedSilence => ({ name: names[index] ?? '', matchers }));
  const intervals = silences.map((silence, index) => ({ name: names[index] ?? '', timeIntervals: [...timesOf(silence)] }));
  return { ...config, route: silencedRoot(config.route, named), timeIntervals: [...config.timeIntervals, ...intervals] };
}

/**
 * How many routes one route needs below it at most so that alerts are told apart by which of the silences they belong to; `most` where it is
 * that many or more. It doubles with each silence that is about some of the same alerts and some others.
 */
export function routesForSilences(silences: readonly PlannedSilence[], most: number): number {
  let count = 0;
  for (const combination of combinations([], silences)) {
    if (count === most) break;
    if (combination.length > 0) count++;
  }
  return count;
}

/** The reason, since that is what people see; with a number where it is not unique. */
function namesFor(config: AlertmanagerConfig, silences: readonly PlannedSilence[]): readonly string[] {
  const taken = new Set(namedIntervals(config).map(({ name }) => name));
  return silences.map(({ because }) => {
    let name = `silence: ${because}`;
    for (let number = 2; taken.has(name); number++) name = `silence: ${because} (${number})`;
    taken.add(name);
    return name;
  });
}

/** The first route cannot be muted itself, so it always hands its silenced alerts on. */
const silencedRoot = (root: RootRoute, silences: readonly NamedSilence[]): RootRoute => ({
  ...root,
  routes: [...root.routes.map((inner) => silenced(inner, [], silences)), ...routesForKept({ routes: root.routes, muteTimeIntervals: [], activeTimeIntervals: [] }, [], silences)],
});

/** `above` is what every alert fulfills that comes so far. */
function silenced(route: Route, above: readonly Matcher[], silences: readonly NamedSilence[]): Route {
  const known = [...above, ...conditionsOf(route)];
  const possible = silences.filter(({ matchers }) => contradiction([...known, ...matchers]) === undefined);
  if (possible.length === 0) return route;
  const isAboutAll = ({ matchers }: NamedSilence): boolean => impliesAll(known, matchers);
  const muted = { ...route, muteTimeIntervals: [...route.muteTimeIntervals, ...possible.filter(isAboutAll).map(({ name }) => name)] };
  const some = possible.filter((silence) => !isAboutAll(silence));
  return { ...muted, routes: [...route.routes.map((inner) => silenced(inner, known, possible)), ...routesForKept(muted, known, some)] };
}

/** Routes for the alerts that a route keeps because none below it matches, one for each set of silences that an alert may belong to. */
function routesForKept(route: Pick<Route, 'routes' | 'muteTimeIntervals' | 'activeTimeIntervals'>, known: readonly Matcher[], silences: readonly NamedSilence[]): readonly Route[] {
  const { muteTimeIntervals, activeTimeIntervals } = route;
  // The largest sets first: whoever belongs to all of it belongs to each of its parts, and the first route that matches wins.
  const sets = [...combinations(known, silences)].filter((set) => set.length > 0).sort((a, b) => b.length - a.length);
  return sets.flatMap((set) => {
    const fulfilled = [...known, ...set.flatMap(({ matchers }) => matchers)];
    return keptApart(route.routes, fulfilled).map((others) =>
      routeSection.parse({
        matchers: withoutRepetition([...set.flatMap(({ matchers }) => matchers).filter((matcher) => !implies(known, matcher)), ...others]),
        muteTimeIntervals: [...muteTimeIntervals, ...set.map(({ name }) => name)],
        activeTimeIntervals,
      }),
    );
  });
}

/** Every set of silences such that an alert may belong to all of them and to no other; also the empty one. */
function* combinations<S extends Pick<NamedSilence, 'matchers'>>(known: readonly Matcher[], [first, ...rest]: readonly S[], within: readonly S[] = [], without: readonly S[] = []): Iterable<readonly S[]> {
  if (first === undefined) {
    yield within;
    return;
  }
  const fulfilled = [...known, ...first.matchers];
  const isWithout = without.some(({ matchers }) => impliesAll(fulfilled, matchers));
  if (!isWithout && contradiction(fulfilled) === undefined) yield* combinations(fulfilled, rest, [...within, first], without);
  if (!impliesAll(known, first.matchers)) yield* combinations(known, rest, within, [...without, first]);
}

/**
 * What such an alert fulfills besides when no route took it: any of these lists is enough, and none where one takes all of them. Routes that
 * do not continue need no word, since behind them nobody is asked.
 */
function keptApart(routes: readonly Route[], fulfilled: readonly Matcher[]): readonly (readonly Matcher[])[] {
  if (routes.some((route) => impliesAll(fulfilled, conditionsOf(route)))) return [];
  return routes
    .filter((route) => route.continue && contradiction([...fulfilled, ...conditionsOf(route)]) === undefined)
    .reduce<readonly (readonly Matcher[])[]>((lists, route) => lists.flatMap((list) => conditionsOf(route).map((matcher) => [...list, negated(matcher)])), [[]])
    .filter((list) => contradiction([...fulfilled, ...list]) === undefined);
}

const withoutRepetition = (matchers: readonly Matcher[]): Matcher[] => [...new Map(matchers.map((matcher) => [matcher.toString(), matcher])).values()];
