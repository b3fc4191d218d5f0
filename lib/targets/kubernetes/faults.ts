import { fault, type Finding } from '../../base/finding';
import { requiredSecrets } from '../../stack/required-secrets';
import type { Stack } from '../../stack/model';
import { alertmanagerFiles } from '../config-files';
import { unmetNeeds } from '../provides';
import { mostBytes, weight, type Files } from './config-maps';
import { placementIn } from './placement';
import { filesOf } from './server';

/** What the API server would refuse of a stack that is right otherwise, and discovery that a pod has no means for. */
export const kubernetesFaults = (stack: Stack): Finding[] => [...unmetNeeds(stack, 'kubernetes', placementIn(stack)), ...tooLarge(stack), ...sameNames(stack)];

function tooLarge(stack: Stack): Finding[] {
  const { config, rules } = filesOf(stack);
  const groups = stack.server?.ruleGroups ?? [];
  return [
    ...over(config).map(([name, size]) => fault('config-too-large', ['scrapeConfigs'], `more than a ConfigMap holds, got ${size} over ${mostBytes} bytes of ${name}`, 'write fewer or shorter jobs, or run a second server')),
    ...over(rules).map(([name, size]) => {
      const index = groups.findIndex((_, i) => [...rules.keys()][i] === name);
      return fault('rule-group-too-large', ['ruleGroups', index], `more than a ConfigMap holds, got ${size} over ${mostBytes} bytes`, 'split the group');
    }),
    ...over(alertmanagerFiles(stack)).map(([name, size]) => fault('config-too-large', ['alertmanager', 'config'], `more than a ConfigMap holds, got ${size} over ${mostBytes} bytes of ${name}`, 'shorten it')),
  ];
}

const over = (files: Files): [string, number][] => [...files].map(([name, text]): [string, number] => [name, weight(text) + name.length]).filter(([, size]) => size > mostBytes);

/** Two parts of one name would be one object. */
const sameNames = ({ server, alertmanager }: Stack): Finding[] =>
  server !== undefined && alertmanager !== undefined && server.name === alertmanager.name
    ? [fault('name-not-unique', ['alertmanager', 'name'], `not unique, the server is named "${server.name}" too`, 'give it another name')]
    : [];

/** Which Secrets must exist for a stack to start, and the commands that make them. */
export function secretCommands({ namespace, server, alertmanager }: Stack): string[] {
  const all = new Map<string, Set<string>>();
  for (const { name, keys } of [...requiredSecrets(server), ...requiredSecrets(alertmanager)]) all.set(name, new Set([...(all.get(name) ?? []), ...keys]));
  return [...all].map(([name, keys]) => `kubectl -n ${namespace} create secret generic ${name} ${[...keys].sort().map((key) => `--from-file=${key}`).join(' ')}`);
}
