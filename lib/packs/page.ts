import type { AlertFacts, PackFacts } from './define';
import { packs } from './index';

/** The page of one pack, as Markdown: what it looks at, what can be told to it, and what to do when an alert fires. */
export const page = ({ title, name, summary, about, metrics, options, alerts }: PackFacts): string =>
  [
    `# ${title}`,
    `${summary}.${about === undefined ? '' : ` ${about}`}`,
    `In a stack: \`ruleGroups: [...${name}()]\`. Each alert is an option by its name: \`${name}({ ${alerts[0]?.name ?? ''}: { severity: 'page' } })\`, or \`false\` to switch it off.`,
    ...(Object.keys(options).length === 0 ? [] : [`Options of all alerts: ${optionsText(options)}.`]),
    ...(metrics.length === 0 ? [] : [`Looks at ${metrics.map((metric) => `\`${metric}\``).sort().join(', ')}.`]),
    ...alerts.flatMap(section),
  ].join('\n\n') + '\n';

/** Every page by its file name, and `README.md` with the list of them. */
export const pages = (): ReadonlyMap<string, string> => new Map([['README.md', index()], ...packs.map(({ facts }): [string, string] => [`${facts.name}.md`, page(facts)])]);

/** The pages that are written by hand: those of the packs of TTA.dev. */
export const writtenPages = ['slo.md', 'performance.md', 'cost.md', 'availability.md'];

const index = (): string =>
  [
    '# Packs',
    'Alerts for software that others wrote, with what to do when one fires. [Which alerts of others they answer](coverage.md).',
    ['| pack | alerts | what it tells |', '|---|---|---|', ...packs.map(({ facts: { name, summary, alerts } }) => `| [${name}](${name}.md) | ${alerts.length} | ${summary} |`)].join('\n'),
    "Each can be told `selector`, matchers for all that it reads, by labels that targets have: `'cluster=\"west\"'`; and `by`, the labels that tell one cluster or tenant from another where several are in one server: `['cluster']`. They are then in all that is summed up and matched, and on the alerts.",
    `TTA.dev has packs of its own: ${writtenPages.map((file) => `[${file.replace('.md', '')}](${file})`).join(', ')}.`,
  ].join('\n\n') + '\n';

function section({ name, severity, for: held, unless, options, runbook }: AlertFacts): string[] {
  const quiet = unless === undefined ? '' : ` Quiet while ${unless.firing.map((graver) => `[${graver}](#${graver.toLowerCase()})`).join(' or ')} fires.`;
  return [
    `## ${name}`,
    `${severity}, ${held === '0s' ? 'at once' : `after ${held}`}.${Object.keys(options).length === 0 ? '' : ` Options: ${optionsText(options)}.`}${quiet}`,
    ...(runbook === undefined ? [] : [`**Means.** ${runbook.means}`, ...look(runbook), `**Do.** ${runbook.act}`]),
  ];
}

function look({ look: where, queries = [], tells }: NonNullable<AlertFacts['runbook']>): string[] {
  const parts = [...(queries.length === 0 ? [] : [`\`\`\`promql\n${queries.join('\n')}\n\`\`\``]), ...(tells === undefined ? [] : [tells])];
  return where === undefined && parts.length === 0 ? [] : [['**Look first.**', ...(where === undefined ? [] : [where])].join(' '), ...parts];
}

const optionsText = (options: Readonly<Record<string, unknown>>): string =>
  Object.entries(options)
    .map(([name, value]) => (value === undefined ? `\`${name}\` (none)` : `\`${name}: ${typeof value === 'string' ? `'${value}'` : JSON.stringify(value)}\``))
    .join(', ');
