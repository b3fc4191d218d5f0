import type { Duration } from '../base/duration';
import type { Find } from './indicator';
import type { BurnAlert, BurnWindow } from './model';
import { defaultWindows, isReachable, sixDigits, windowByFactor, windowBySpent, type Allowance } from './policy';
import type { BurnWindowFields, ObjectiveFields } from './spec';

/** The page or the ticket with its windows, checked; none when it is switched off. */
export function burnAlertOf(urgency: 'page' | 'ticket', fields: ObjectiveFields, allowance: Allowance, find: Find): BurnAlert[] {
  const alert = fields[urgency];
  if (alert === false) return [];
  const { windows: given, ...rest } = alert;
  const { windows, leftOut } = given === undefined ? usual(urgency, fields, allowance, find) : { windows: chosen(urgency, given, fields, allowance, find), leftOut: [] };
  return [{ ...rest, urgency, windows, leftOut }];
}

/** The defaults, without those that the objective can never reach. */
function usual(urgency: 'page' | 'ticket', { period, interval, objective }: ObjectiveFields, allowance: Allowance, find: Find): { windows: BurnWindow[]; leftOut: BurnWindow[] } {
  const all = defaultWindows[urgency].map(({ long, short, budget }) => windowBySpent(long, short, budget.value, allowance));
  const misfit = all.find(({ long, short }) => long.compare(period) >= 0 || isNoMultiple(long, interval) || isNoMultiple(short, interval));
  if (misfit !== undefined) find('objective-window', [urgency, 'windows'], `the default windows of ${misfit.short.toString()} and ${misfit.long.toString()} do not fit into a period of ${period.toString()} in steps of ${interval.toString()}`, `write windows of your own, or ${urgency}: false`);
  const windows = all.filter(isReachable);
  if (misfit === undefined && windows.length === 0 && objective.value > 0) {
    find('objective-window-unreachable', [urgency], `never fires at an objective of ${objective.toPercent()}: even a total outage burns only ${sixDigits(1 / allowance.budget.value)} times the allowed pace`, `write windows of a smaller factor, or ${urgency}: false`);
  }
  return { windows, leftOut: all.filter((window) => !isReachable(window)) };
}

function chosen(urgency: 'page' | 'ticket', given: readonly BurnWindowFields[], { period, interval }: ObjectiveFields, allowance: Allowance, find: Find): BurnWindow[] {
  return given.flatMap(({ long, short, budget, factor }, index) => {
    const path = [urgency, 'windows', index];
    if ((budget === undefined) === (factor === undefined)) {
      find('objective-window', path, budget === undefined ? 'missing: a budget or a factor is needed' : 'a budget and a factor cannot be combined', 'write one of the two, such as budget: "2%" or factor: 14.4');
      return [];
    }
    if (budget?.value === 0) find('objective-window', [...path, 'budget'], 'not more than 0%, got "0%"', 'write the share whose loss is worth the alert, such as "2%"');
    for (const [key, value] of Object.entries({ long, short })) {
      if (isNoMultiple(value, interval)) find('objective-window', [...path, key], `not a multiple of the interval of ${interval.toString()}, or not longer, got ${value.toString()}`, 'write twice the interval or more');
    }
    if (long.compare(period) >= 0) find('objective-window', [...path, 'long'], `not shorter than the period, got ${long.toString()} in ${period.toString()}`, 'write a shorter window, or a longer period');
    if (short.compare(long) >= 0) find('objective-window', [...path, 'short'], `not shorter than the long window, got ${short.toString()} in ${long.toString()}`, 'write about a twelfth of it');
    if (long.milliseconds === 0) return [];
    const window = factor === undefined ? windowBySpent(long, short, budget?.value ?? 0, allowance) : windowByFactor(long, short, factor, allowance);
    if (!isReachable(window)) {
      const most = sixDigits(1 / allowance.budget.value);
      const share = sixDigits((100 * most * long.milliseconds) / period.milliseconds);
      find('objective-window-unreachable', path, `never fires: ${window.factor} times the allowed pace is needed, but a total outage burns only ${most} times`, factor === undefined ? `write a budget below "${share}%"` : `write a factor below ${most}`);
    }
    return [window];
  });
}

const isNoMultiple = (window: Duration, interval: Duration): boolean => interval.milliseconds > 0 && (window.compare(interval) <= 0 || window.milliseconds % interval.milliseconds !== 0);
