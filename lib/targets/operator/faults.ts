import { fault, type Finding } from '../../base/finding';
import type { Stack } from '../../stack/model';
import { connectionFaults } from './connection-faults';
import { discoveryFaults } from './discovery-faults';
import { environmentFaults } from './environment-faults';
import { cannotExpress, fieldFaults, parameterFaults, protocolFaults } from './field-faults';
import { targetLimitOf } from './limits';
import { nameFaults, objectName } from './object-name';
import { plansOf, type Plan } from './plan';
import { sizeFaults } from './rule';
import { loginFaults, selfMonitors } from './self-monitoring';

/** What of a stack's jobs and rules the operator's four kinds cannot say, or the operator would leave out. */
export function operatorFaults(stack: Stack): Finding[] {
  const { server } = stack;
  if (server === undefined) return [];
  const plans = plansOf(stack, server);
  const own = selfMonitors(stack).map(({ name }) => ({ name, path: ['selfMonitoring'] }));
  return [
    ...server.scrapeConfigs.flatMap((job, index) => {
      const path = ['scrapeConfigs', index];
      const kinds = [...new Set(plans.filter((plan) => plan.job === job).map(({ kind }) => kind))];
      return [
        ...discoveryFaults(stack, job, path),
        ...environmentFaults(job, path),
        ...protocolFaults(job, server, path),
        ...kinds.flatMap((kind) => [...fieldFaults(job, server, kind, path), ...connectionFaults(job, kind, path), ...parameterFaults(job, kind, path)]),
      ];
    }),
    ...severalOf(plans).flatMap(({ job, path }) =>
      targetLimitOf(job, server) === 0 ? [] : [fault(cannotExpress, [...path, 'targetLimit'], 'a limit of the whole job, which becomes several monitors that are counted one by one', 'make it one entry of discovery, or remove the limit')],
    ),
    ...loginFaults(stack),
    ...nameFaults(stack, [...own, ...plans.map(({ name, path }) => ({ name, path: [...path, 'jobName'] }))]),
    ...nameFaults(stack, server.ruleGroups.map(({ name }, index) => ({ name: objectName(stack, name), path: ['ruleGroups', index, 'name'] }))),
    ...server.ruleGroups.flatMap((group, index) => sizeFaults(group, server, ['ruleGroups', index])),
  ];
}

/** One plan of each job that has several. */
const severalOf = (plans: readonly Plan[]): Plan[] => plans.filter((plan, index) => plans.findIndex(({ job }) => job === plan.job) === index && plans.filter(({ job }) => job === plan.job).length > 1);
