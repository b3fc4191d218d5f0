import { isPlainLabelName } from '../base/name';
import type { AlertingRuleSpec } from '../rules/model';
import { labelList } from './growth';
import type { AlertText, BurnAlert, BurnWindow, Indicator, Objective, Selector } from './model';
import { own, series } from './series';
import { inWords, percent } from './words';

/** The alerts on the pace of the loss, the page first, and the one on metrics that are not there. */
export function alertRules(objective: Objective): readonly AlertingRuleSpec[] {
  const page = objective.burnAlerts.find(({ urgency }) => urgency === 'page');
  return [...objective.burnAlerts.map((alert) => burnRule(alert, page, objective)), ...(objective.absent === undefined ? [] : [absentRule(objective.absent, objective)])];
}

function burnRule(alert: BurnAlert, page: BurnAlert | undefined, objective: Objective): AlertingRuleSpec {
  const burns = alert.windows.map((window) => condition(window, objective)).join('\nor\n');
  const expr = alert.urgency === 'page' || page === undefined ? burns : `(\n${burns}\n)\nunless on (${labelList(['slo', ...objective.by])}) ${firing(page, objective)}`;
  const which = objective.by.length === 0 ? '' : ` of ${objective.by.map((label) => `${label} ${valueOf(label)}`).join(', ')}`;
  const limits = alert.windows.map(({ spent, long, short }) => `${percent(spent)} of it within ${long.toString()} and still in the last ${short.toString()}`).join(', or ');
  return {
    alert: alert.alert,
    expr,
    ...(alert.for.milliseconds > 0 && { for: alert.for.toString() }),
    ...(alert.keepFiringFor.milliseconds > 0 && { keepFiringFor: alert.keepFiringFor.toString() }),
    labels: { ...alert.labels, severity: alert.severity },
    annotations: {
      summary: `${objective.name}${which} burns its error budget ${alert.urgency === 'page' ? 'fast' : 'too fast to last'}`,
      description:
        `fails {{ $value | printf "%.1f" }} times the share of events that the ${objective.objective.toPercent()} objective over ${inWords(objective.period)} lets fail; ` +
        `told when the budget is lost at a pace of ${limits}, never below ${objective.minimumEvents} events or ${objective.minimumErrors} failures in the long window`,
      ...runbook(objective),
      ...alert.annotations,
    },
  };
}

/** Both windows burn, and there is enough in the long one to say so; the value is how many times the allowed pace the long one burns. */
const condition = ({ long, short, factor }: BurnWindow, objective: Objective): string =>
  [
    '(',
    `  ${own(series.errorRatio(long), objective)} / ${objective.budget.toString()} > ${factor}`,
    `  and ${own(series.errorRatio(short), objective)} / ${objective.budget.toString()} > ${factor}`,
    `  and ${own(series.events(long), objective)} >= ${objective.minimumEvents}`,
    `  and ${own(series.errors(long), objective)} >= ${objective.minimumErrors}`,
    ')',
  ].join('\n');

/**
 * The page while it fires. It is asked for itself and not for its threshold: a loss that goes to and fro around it would start the clocks of both
 * again and again.
 */
const firing = ({ alert }: BurnAlert, { name }: Objective): string => `ALERTS{alertname=${JSON.stringify(alert)}, alertstate="firing", slo="${name}"}`;

function absentRule({ alert, severity, for: held, labels, annotations }: AlertText, objective: Objective): AlertingRuleSpec {
  const { name, indicator } = objective;
  const missing = needed(indicator);
  return {
    alert,
    expr: `absent(\n${missing.map(({ text }) => `  count(${text})`).join('\n  or\n')}\n)`,
    ...(held.milliseconds > 0 && { for: held.toString() }),
    labels: { ...objective.labels, slo: name, ...labels, severity },
    annotations: {
      summary: `${name} is not measured`,
      description: `there is no ${missing.map(({ metric }) => metric).join(' and no ')} for ${held.toString()}: the objective is neither kept nor missed, and its other alerts stay quiet`,
      ...runbook(objective),
      ...annotations,
    },
  };
}

/** Without which nothing is measured: when none of them is there. */
function needed(indicator: Indicator): readonly Selector[] {
  switch (indicator.kind) {
    case 'bad/total':
    case 'good/total':
      return [indicator.total];
    case 'good/bad':
      return [indicator.good, indicator.bad];
    case 'histogram':
      return [indicator.bucket];
    case 'native histogram':
      return [indicator.histogram];
  }
}

const runbook = ({ runbook: url }: Objective): Readonly<Record<string, string>> => (url === undefined ? {} : { runbook_url: url });

/** The value of a label; Go template. */
const valueOf = (label: string): string => (isPlainLabelName(label) ? `{{ $labels.${label} }}` : `{{ index $labels ${JSON.stringify(label)} }}`);
