import { fault } from '../../base/finding';
import { impliesAll } from '../implication';
import { sourceOf, targetOf } from '../inhibit-rule';
import type { AlertmanagerFault } from './define';

/** An inhibit rule with the same alerts on both sides: it silences nothing, since such an alert cannot silence its like. */
export const inhibitSameAlerts: AlertmanagerFault = ({ inhibitRules }) =>
  inhibitRules.flatMap((rule, index) => {
    const [source, target] = [sourceOf(rule), targetOf(rule)];
    if (source.length === 0 || target.length === 0 || !impliesAll(source, target) || !impliesAll(target, source)) return [];
    return [fault('inhibit-same-alerts', ['inhibitRules', index], 'source and target are the same alerts, which cannot silence each other', 'let one side match other alerts')];
  });
