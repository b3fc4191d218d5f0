import type { InhibitionExplanation } from './explain-inhibition';
import type { NamedTime, NotTakenBy, RouteExplanation, SilenceExplanation, TakenBy } from './explain-route';
import { Matcher, type Labels } from './matcher';

/** What {@link explainRoute} found, for a person at a terminal: who is told comes first, then why. Lines end with a line break. */
export function routeText({ labels, at, told, takenBy, notTakenBy, silences, inhibitedBy, inhibits }: RouteExplanation): string {
  const sections = [
    [`alert ${inBraces(labels)}${at === undefined ? '' : ` at ${at}`}`, `tells ${told.length === 0 ? 'nobody' : told.join(', ')}`],
    ...takenBy.map(takenText),
    titled('silenced by plan', silences.map(silenceText)),
    titled('can be inhibited', inhibitedBy.map((rule) => inhibitionText(rule, 'while an alert fires'))),
    titled('can inhibit', inhibits.map((rule) => inhibitionText(rule, 'alerts'))),
    titled('does not go by', notTakenBy.map(notTakenText)),
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const titled = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)]);

function takenText({ way, receiver, integrations, groupBy, groupWait, groupInterval, repeatInterval, labels, muteTimeIntervals, activeTimeIntervals, mutedBy }: TakenBy): readonly string[] {
  const facts: readonly (readonly [name: string, text: string])[] = [
    ...way.map(({ path, matchers }, index) => [index === 0 ? 'by' : '', matchers.length === 0 ? path : `${path}: ${matchers.join(', ')}`] as const),
    ['grouped by', Object.keys(groupBy).length === 0 ? 'nothing, one group for all' : pairs(groupBy)],
    ['sent', `after ${groupWait}, what is new after ${groupInterval}, again after ${repeatInterval}`],
    ['muted in', muteTimeIntervals.map(timeText).join(', ')],
    ['active in', activeTimeIntervals.map(timeText).join(', ')],
    ['labels', pairs(labels)],
  ];
  const ways = integrations.length === 0 ? 'tells nobody' : integrations.join(', ');
  return [`${receiver} (${ways})${mutedBy.length === 0 ? '' : ', muted now'}`, ...facts.filter(([, text]) => text !== '').map(([name, text]) => `  ${name.padEnd(10)} ${text}`)];
}

const timeText = ({ name, now }: NamedTime): string => `"${name}"${nowText(now)}`;

const nowText = (now: boolean | undefined): string => (now === undefined ? '' : now ? ', which is now' : ', which is not now');

const silenceText = ({ path, because, from, to, now }: SilenceExplanation): string =>
  `${path}: ${from === undefined || to === undefined ? 'again and again' : `from ${from} to ${to}`}${nowText(now)}: ${because}`;

function inhibitionText({ path, name, matchers, equal, isOnBothSides, by }: InhibitionExplanation, what: string): string {
  const same = pairs(equal);
  const conditions = [...(matchers.length === 0 ? [] : [`with ${matchers.join(', ')}`]), ...(same === '' ? [] : [`with the same ${same}`])].join(' and ');
  const rule = `${path}${name === undefined ? '' : ` "${name}"`}: ${what}${conditions === '' ? '' : ` ${conditions}`}`;
  return [rule, ...(isOnBothSides ? ['only one that is not on both sides'] : []), ...(by === undefined ? [] : [`now by ${inBraces(by)}`])].join('; ');
}

const notTakenText = ({ path, receiver, failed, after }: NotTakenBy): string =>
  `${path} to ${receiver}: ${failed === undefined ? `not asked, ${after ?? ''} before it does not continue` : `${failed.matcher} fails, got "${failed.value}"`}`;

/** As matchers would find them; names may need quotes. */
const pairs = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => Matcher.of(name, '=', value).toString())
    .join(', ');

const inBraces = (labels: Labels): string => `{${pairs(labels)}}`;
