import { formatFindings } from '../base/finding';
import { resolveStack } from '../stack/resolve';
import type { PrometheusStackSpec } from '../stack/spec';
import type { Check } from './define';
import { exampleText } from './example-text';
import { checks } from './index';

/** The page of one check, as Markdown: what it finds, why that matters, and how it looks wrong and right. */
export const page = (check: Check): string =>
  [
    `# ${check.id}`,
    `**${check.severity === 'error' ? 'Error' : 'Warning'}.** ${check.summary}`,
    check.why,
    '## Wrong',
    ...check.bad.flatMap((spec) => [code('ts', exampleText(spec)), code('text', messageOf(check, spec))]),
    '## Right',
    ...check.good.map((spec) => code('ts', exampleText(spec))),
    `Source: <${check.see}>`,
    '',
  ].join('\n\n').trimEnd() + '\n';

/** Every page by its file name, and `README.md` with the list of them. */
export const pages = (): ReadonlyMap<string, string> => new Map([['README.md', index()], ...checks.map((check): [string, string] => [`${check.id}.md`, page(check)])]);

const index = (): string =>
  [
    '# Checks',
    'Everything below is looked for in every spec, at synth and before anything is written. An error stops the synth, a warning is shown and lets it pass.',
    ['| check | severity | what it finds |', '|---|---|---|', ...checks.map(({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${summary} |`)].join('\n'),
  ].join('\n\n') + '\n';

const code = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

const messageOf = (check: Check, spec: PrometheusStackSpec): string => {
  const { stack } = resolveStack('example', spec);
  return stack === undefined ? '' : formatFindings([...check.find(stack)].map((hit) => ({ check: check.id, severity: check.severity, ...hit })));
};
