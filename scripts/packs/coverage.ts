import { inventory, later, source, type Row } from './inventory';
import { packs } from '../../lib/packs';

/** The page `coverage.md`: each alert of the best-known set, and which of ours tells the same. */
export const coverage = (): string =>
  [
    '# What the packs answer',
    `Every alert that ${source} ships on Prometheus, Alertmanager and targets in general, and which of ours tells it, or why none does. Ours are written from the servers' own metrics.`,
    ['| alert | severity, after | looks at | ours |', '|---|---|---|---|', ...inventory.map(row)].join('\n'),
    `Later, no pack yet: ${later.join(', ')}.`,
  ].join('\n\n') + '\n';

const row = (entry: Row): string =>
  [
    '',
    entry.name,
    [entry.severity, entry.for].filter((part) => part !== '').join(', ') || 'record',
    entry.metrics.map((metric) => `\`${metric}\``).join(' '),
    'leftOut' in entry ? `left out: ${entry.leftOut}` : `${entry.by.map(link).join(', ')}${entry.instead === undefined ? '' : `: ${entry.instead}`}`,
    '',
  ].join(' | ').trim();

const link = (alert: string): string => `[${alert}](${packs.find(({ facts }) => facts.alerts.some(({ name }) => name === alert))?.facts.name ?? ''}.md#${alert.toLowerCase()})`;
