import type { AlertmanagerFault } from './define';
import { fieldDeprecated } from './field-deprecated';
import { httpConfigConflict } from './http-config-conflict';
import { inhibitSameAlerts } from './inhibit-same-alerts';
import { inhibitWithoutMatchers } from './inhibit-without-matchers';
import { receiverConflict } from './receiver-conflict';
import { receiverMissingValue } from './receiver-missing-value';
import { receiverNameLabel } from './receiver-name-label';
import { receiverNameNotUnique } from './receiver-name-not-unique';
import { receiverUnused } from './receiver-unused';
import { routeGroupByConflict } from './route-group-by-conflict';
import { routeNeverMatches } from './route-never-matches';
import { routeRepeatBelowGroupInterval } from './route-repeat-below-group-interval';
import { routeUnknownReceiver } from './route-unknown-receiver';
import { routeUnknownTimeInterval } from './route-unknown-time-interval';
import { routeUnreachable } from './route-unreachable';
import { slackTwoCredentials } from './slack-two-credentials';
import { timeIntervalNameNotUnique } from './time-interval-name-not-unique';

/** Every fault that is looked for in an Alertmanager's configuration, in alphabetical order. Adding one: an import and a line. */
export const alertmanagerFaults: readonly AlertmanagerFault[] = [
  fieldDeprecated,
  httpConfigConflict,
  inhibitSameAlerts,
  inhibitWithoutMatchers,
  receiverConflict,
  receiverMissingValue,
  receiverNameLabel,
  receiverNameNotUnique,
  receiverUnused,
  routeGroupByConflict,
  routeNeverMatches,
  routeRepeatBelowGroupInterval,
  routeUnknownReceiver,
  routeUnknownTimeInterval,
  routeUnreachable,
  slackTwoCredentials,
  timeIntervalNameNotUnique,
];
