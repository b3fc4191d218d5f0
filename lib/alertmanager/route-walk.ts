import type { SpecPath } from '../base/spec-path';
import type { RootRoute, Route } from './route';

/** A route below the first, as it is written, and where. */
export interface WrittenRoute {
  readonly route: Route;
  readonly path: SpecPath;
}

/** Every route below the first, each before the ones below it. */
export const routesBelow = ({ routes }: RootRoute | Route, path: SpecPath = ['route']): readonly WrittenRoute[] =>
  routes.flatMap((route, index) => {
    const here = [...path, 'routes', index];
    return [{ route, path: here }, ...routesBelow(route, here)];
  });
