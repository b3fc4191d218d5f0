import { Duration } from '../base/duration';
import type { BurnAlert, BurnWindow, Indicator, Objective, Selector } from './model';
import { detectionTime, failuresToFire, outageOfBudget, resetTime } from './pace';
import { sixDigits } from './policy';
import { own, series } from './series';
import type { Slo } from './slo';
import { counted, inWords, percent, times } from './words';

/** A page in Markdown that says in plain words what an objective promises, what is told to whom and when, and what is not. */
export function explainObjective({ objective }: Pick<Slo, 'objective'>): string {
  const { burnAlerts } = objective;
  const paragraphs = [
    `# ${objective.name}`,
    ...promise(objective),
    ...(burnAlerts.length === 0 ? ['Nothing is told to anybody: page and ticket are both switched off.'] : []),
    ...burnAlerts.flatMap((alert) => [...told(alert, objective), ...atTraffic(alert, objective), ...toDo(alert, objective)]),
    ...quiet(objective),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function promise(objective: Objective): readonly string[] {
  const { budget, period, by, description, indicator } = objective;
  const each = by.length === 0 ? '' : ` This holds for each ${by.map((label) => `\`${label}\``).join(', ').replace(/, ([^,]*)$/, ' and $1')} by itself.`;
  return [
    ...(description === undefined ? [] : [description]),
    `Over ${inWords(period)}, ${objective.objective.toPercent()} of the events are good.${each}`,
    counting(indicator),
    `The other ${budget.toPercent()} are the error budget: of ${counted(1_000_000)} events ${counted(1_000_000 * budget.value)} may fail. With steady traffic, a total outage uses all of it up in ${inWords(outageOfBudget(objective))}.`,
  ];
}

function counting(indicator: Indicator): string {
  switch (indicator.kind) {
    case 'bad/total':
      return `An event is what \`${indicator.total.text}\` counts; it fails when \`${indicator.bad.text}\` counts it too.`;
    case 'good/total':
      return `An event is what \`${indicator.total.text}\` counts; it fails unless \`${indicator.good.text}\` counts it too.`;
    case 'good/bad':
      return `An event is good when \`${indicator.good.text}\` counts it, and fails when \`${indicator.bad.text}\` does.`;
    case 'histogram':
      return `An event is what \`${indicator.count.text}\` counts; it is good up to ${indicator.below}, which is what \`${indicator.bucket.text}\` counts.`;
    case 'native histogram':
      return `An event is an observation of \`${indicator.histogram.text}\`; it is good up to ${indicator.below}. Inside of a bucket, how many are below is estimated.`;
  }
}

function told(alert: BurnAlert, objective: Objective): readonly string[] {
  const verb = alert.urgency === 'page' ? 'pages' : 'makes a ticket';
  const beside = objective.burnAlerts.find(({ urgency }) => urgency === 'page');
  const instead = alert.urgency === 'ticket' && beside !== undefined ? ` It stays away while ${beside.alert} fires, so that nobody is told the same thing twice.` : '';
  const held = alert.for.milliseconds === 0 ? '' : ` It holds on for ${inWords(alert.for)} before it fires.`;
  const longer = alert.keepFiringFor.milliseconds === 0 ? '' : ` It fires on for ${inWords(alert.keepFiringFor)} after that.`;
  return [
    `## ${alert.alert} ${verb}`,
    `Whoever gets \`severity="${alert.severity}"\` is told when any of these holds:`,
    alert.windows.map((window) => inAWord(window, objective)).join('\n'),
    table(
      ['long window', 'short window', 'budget lost in the long window', 'pace', 'fails more than', 'total outage: fires after', 'half of the events fail: after', 'ends at most after'],
      alert.windows.map((window) => [
        window.long.toString(),
        window.short.toString(),
        percent(window.spent),
        times(window.factor),
        percent(window.threshold),
        soon(detectionTime(window, 1)),
        soon(detectionTime(window, 0.5)),
        inWords(resetTime(window, 1)),
      ]),
    ),
    `These times are for steady traffic and a clean time before. Rules run each ${inWords(objective.interval)}, which comes on top, as does a scrape.${held}${longer}${instead}`,
    ...alert.leftOut.map(
      ({ long, factor, spent }) =>
        `The usual window of ${long.toString()} is left out: ${percent(spent)} of the budget would have to be lost within it, ${times(factor)} the allowed pace, and even a total outage burns only ${times(sixDigits(1 / objective.budget.value))}.`,
    ),
  ];
}

function inAWord({ long, short, spent, factor }: BurnWindow, { period }: Objective): string {
  const gone = Duration.seconds(period.seconds / factor);
  const outlook = factor < 1 ? `kept up, this would not use the budget up: it is gone only in ${inWords(gone)}` : `kept up, this uses the budget up in ${inWords(gone)}`;
  return `- If ${percent(spent)} of the budget of ${inWords(period)} is lost within ${inWords(long)}, and it still goes on in the last ${inWords(short)}: ${times(factor)} the allowed pace; ${outlook}.`.replace('once the allowed', 'the allowed');
}

/** Events an hour for which the page says what happens. */
const traffics = [1, 10, 100, 1000, 10_000];

function atTraffic(alert: BurnAlert, objective: Objective): readonly string[] {
  const rows = traffics.map((perHour) => [
    `${counted(perHour)} an hour`,
    ...alert.windows.map((window) => {
      const failures = failuresToFire(window, (perHour * window.long.seconds) / 3600, objective);
      if (failures === undefined) return 'nothing';
      return `${counted(failures)} ${failures === 1 ? 'failure' : 'failures'}; total outage: after ${inWords(Duration.seconds((failures / perHour) * 3600))}`;
    }),
  ]);
  return ['How many failures it takes depends on the traffic:', table(['events', ...alert.windows.map(({ long }) => `within ${long.toString()}`)], rows)];
}

/** Where whoever was told looks, and what to do then. */
function toDo({ urgency, windows }: BurnAlert, objective: Objective): readonly string[] {
  const shares = [objective.now, ...windows.map(({ long }) => long)].map((window) => own(series.errorRatio(window), objective));
  return [
    '**Look first.**',
    ['```promql', ...shares, own(series.budgetRemaining, objective), failuresByInstance(objective), '```'].join('\n'),
    'The share of failures now and over each long window, what is left of the budget, and which instances fail. Over a week, a step is a release, and hills are a time of day.',
    urgency === 'page'
      ? '**Do.** Stop the loss before you explain it: undo the release, the configuration or the instance with which it began, or do without what it depends on.'
      : '**Do.** Plan the work for the day. If it is as good as it can be, the objective is too high: change it with those to whom it is promised.',
  ];
}

/** Failed events a second, by instance; of a native histogram the share that fails. */
function failuresByInstance({ indicator, now }: Objective): string {
  const rate = ({ text }: Selector): string => `rate(${text}[${now.toString()}])`;
  const summed = (selector: Selector): string => `sum by (instance) (${rate(selector)})`;
  switch (indicator.kind) {
    case 'bad/total':
    case 'good/bad':
      return summed(indicator.bad);
    case 'good/total':
      return `${summed(indicator.total)} - ${summed(indicator.good)}`;
    case 'histogram':
      return `${summed(indicator.count)} - ${summed(indicator.bucket)}`;
    case 'native histogram':
      return `1 - histogram_fraction(-Inf, ${indicator.below}, ${summed(indicator.histogram)})`;
  }
}

function quiet(objective: Objective): readonly string[] {
  const { minimumEvents, minimumErrors, absent, period } = objective;
  const low = [
    ...(minimumEvents > 0 ? [`fewer than ${counted(minimumEvents)} events`] : []),
    ...(minimumErrors > 0 ? [`fewer than ${counted(minimumErrors)} failures`] : []),
  ];
  return [
    '## What is not told',
    [
      ...(low.length === 0 ? [] : [`- **Low traffic.** A long window with ${low.join(', or ')}, says nothing.`]),
      '- **No traffic.** Without events nothing has failed and nothing was kept: there is no share of failures, no burn rate, and no alert. What is left of the budget is about the events that there were in the period; without any it is unknown.',
      absent === undefined
        ? '- **Nothing to count.** If the metrics do not exist, nothing is measured and nobody is told; `absent` would.'
        : `- **Nothing to count.** If the metrics do not exist for ${inWords(absent.for)}, nothing is measured, and ${absent.alert} tells whoever gets \`severity="${absent.severity}"\`. One of several groups that goes missing is not seen.`,
      `- **A late start.** As long as counting has gone on for less than ${inWords(period)}, or the server keeps less, the budget is about the time that there is.`,
    ].join('\n'),
  ];
}

const soon = (time: Duration | undefined): string => (time === undefined ? 'never' : inWords(time));

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
