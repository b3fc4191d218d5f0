import { Option } from 'commander';

import { explainRoute } from '../alertmanager/explain-route';
import { Instant } from '../alertmanager/instant';
import { routeText } from '../alertmanager/route-text';
import { parseLabelArgument, parseLabelArguments } from '../prometheus/relabel/series-text';
import { alertmanagerIn, fromOption, several } from './configuration';
import type { Verb } from './verb';

interface Options {
  readonly from?: readonly string[];
  readonly format: 'text' | 'json';
  readonly at?: string;
  readonly firing?: readonly string[];
}

/** Asks the route tree. */
export const route: Verb = {
  name: 'route',
  summary: 'say whom Alertmanager tells of an alert, when, and why',
  declare: (command, terminal) => {
    command
      .argument('[label...]', 'labels of the alert, such as severity=critical category=slo')
      .addOption(fromOption())
      .option('--at <moment>', 'when, such as 2026-12-01T22:00:00Z: says what is muted or silenced then')
      .addOption(several('--firing <labels>', 'another alert that fires, such as alertname=Down,cluster=a: says what inhibits'))
      .addOption(new Option('--format <format>', 'how the answer is printed').choices(['text', 'json']).default('text'))
      .action((labels: string[], { from, format, at, firing = [] }: Options) => {
        const { config, silences } = alertmanagerIn(from);
        const answer = explainRoute(config, Object.fromEntries(labels.map(parseLabelArgument)), { ...(at !== undefined && { at: Instant.parse(at) }), firing: firing.map(parseLabelArguments), silences });
        terminal.out(format === 'json' ? `${JSON.stringify(answer, undefined, 2)}\n` : routeText(answer));
        terminal.exit(0);
      });
  },
};
