import { Duration } from '../base/duration';
import { fault, type Finding } from '../base/finding';
import { read, type Reading } from '../base/read';
import { burnAlertOf } from './burn-alert';
import { indicatorOf, type Find } from './indicator';
import type { Objective } from './model';
import { objectiveSpec, type ObjectiveFields } from './spec';

/** Labels that have a meaning of their own in what is built. */
const reserved = ['slo', 'severity', 'alertname', 'alertstate', '__name__'];

/**
 * An objective with nothing left open: units parsed, defaults filled, selectors understood. Pure, and never throws: what is wrong comes as
 * findings, all at once, with the path in the spec.
 */
export function resolveObjective(name: string, spec: unknown): Reading<Objective> {
  const { findings: misread, model: fields } = read(objectiveSpec, spec);
  const findings: Finding[] = [...misread];
  if (!/^[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?$/.test(name)) findings.push(fault('objective-name', ['name'], `not a name of an objective, got "${name}"`, 'use letters, digits, "-", "_" and ".", such as "checkout-availability"'));
  if (fields === undefined) return { findings, model: undefined };
  const find: Find = (check, path, message, fix) => {
    // What could not be read was taken out: that it is missing is no second fault.
    if (!misread.some((known) => known.path[0] === path[0])) findings.push(fault(check, path, message, fix));
  };

  const budget = fields.objective.complement();
  if (budget.value === 0) find('objective-without-budget', ['objective'], `leaves no error budget, got "${fields.objective.toPercent()}"`, 'promise less than 100%, such as "99.99%"');
  if (fields.objective.value === 0) find('objective-without-promise', ['objective'], `promises nothing, got "${fields.objective.toPercent()}"`, 'promise more than 0%, such as "99%"');
  checkTimes(fields, find);
  checkLabels(fields, find);
  const indicator = indicatorOf(fields, find);
  const burnAlerts = budget.value === 0 ? [] : (['page', 'ticket'] as const).flatMap((urgency) => burnAlertOf(urgency, fields, { period: fields.period, budget }, find));
  checkNames(fields, find);
  if (indicator === undefined || findings.length > 0) return { findings, model: undefined };
  const { objective, period, by, labels, interval, periodInterval, minimumEvents, minimumErrors, description, runbook, absent } = fields;
  const model: Objective = {
    ...{ name, description, objective, budget, period, indicator, by, labels, interval, now: nowOf(interval), periodInterval, minimumEvents, minimumErrors, burnAlerts, runbook },
    absent: absent === false ? undefined : absent,
  };
  return { findings, model: Object.freeze(model) };
}

const fiveMinutes = Duration.parse('5m');

/** Five minutes, or the next multiple of the interval. */
const nowOf = (interval: Duration): Duration => Duration.milliseconds(Math.max(2, Math.ceil(fiveMinutes.milliseconds / interval.milliseconds)) * interval.milliseconds);

/** Above this a query may look between two evaluations and see nothing. */
const longestInterval = Duration.parse('4m');

function checkTimes({ interval, periodInterval, period, page, ticket }: ObjectiveFields, find: Find): void {
  if (page !== false && ticket !== false && ticket.keepFiringFor.milliseconds > 0) {
    find('objective-keep-firing', ['ticket', 'keepFiringFor'], `fires on beside the page, for which the ticket stays away, got ${ticket.keepFiringFor.toString()}`, 'leave it out, or write page: false');
  }
  for (const [key, value] of Object.entries({ interval, periodInterval })) {
    if (value.milliseconds === 0) find('objective-interval', [key], 'not longer than 0s', 'write how often the rules run, such as "1m"');
    else if (value.compare(longestInterval) > 0) find('objective-interval', [key], `longer than ${longestInterval.toString()}, got ${value.toString()}`, 'write a shorter one: queries look back 5m at most, and one evaluation may be missed');
  }
  if (interval.milliseconds === 0) return;
  if (period.compare(nowOf(interval)) <= 0 || period.milliseconds % interval.milliseconds !== 0) {
    find('objective-period', ['period'], `not a multiple of the interval of ${interval.toString()}, or not longer than ${nowOf(interval).toString()}, got ${period.toString()}`, 'write whole days, such as "30d" or "28d"');
  }
}

function checkLabels({ by, labels, histogram, nativeHistogram, page, ticket, absent }: ObjectiveFields, find: Find): void {
  // The parts of the period are told apart by "part" while they are put together.
  const inBy = [...reserved, 'part', ...((histogram ?? nativeHistogram) === undefined ? [] : ['le'])];
  for (const [index, label] of by.entries()) {
    if (inBy.includes(label)) find('objective-label', ['by', index], `cannot be grouped by "${label}", which has a meaning of its own here`, 'remove it');
    else if (by.indexOf(label) !== index) find('objective-label', ['by', index], `not unique, got "${label}"`, 'remove it');
  }
  const alerts = { page, ticket, absent };
  const places: [string[], Readonly<Record<string, string>>, string[]][] = [[['labels'], labels, reserved]];
  // An alert's own severity has its own field; with another `slo` the ticket would not find its page.
  for (const [key, alert] of Object.entries(alerts)) if (alert !== false) places.push([[key, 'labels'], alert.labels, reserved]);
  for (const [path, given, taken] of places) {
    for (const label of Object.keys(given)) {
      if (taken.includes(label)) find('objective-label', [...path, label], `cannot be set: "${label}" has a meaning of its own here`, label === 'severity' ? 'write page.severity or ticket.severity' : 'use another name');
      else if (by.includes(label)) find('objective-label', [...path, label], `cannot be set: the objective is grouped by "${label}"`, 'remove one of the two');
    }
  }
}

function checkNames({ page, ticket, absent }: ObjectiveFields, find: Find): void {
  const names = Object.entries({ page, ticket, absent }).flatMap(([key, alert]) => (alert === false ? [] : [{ key, name: alert.alert }]));
  for (const [index, { key, name }] of names.entries()) {
    if (names.findIndex((other) => other.name === name) < index) find('objective-alert-name', [key, 'alert'], `not unique, got "${name}"`, 'give each alert a name of its own: the ticket asks for the page by it');
  }
}
