import type { TemplateLanguage } from './template-language';
import { parseTokens } from './template-parse';
import type { TemplateReference } from './template-pipeline';
import { scanTemplate, type TemplateFault } from './template-scan';

export type { TemplateLanguage } from './template-language';
export type { DataPath, TemplateReference } from './template-pipeline';
export type { TemplateFault } from './template-scan';

/** What is known about a template without any data. */
export interface Template {
  /** Why Go refuses it: one at most, since it stops at the first. */
  readonly faults: readonly TemplateFault[];
  /** What it reads of its data, as far as that is known without running it, in the order of the text; with a fault, up to it. */
  readonly references: readonly TemplateReference[];
  /** The labels that it reads by name of the alert or series that it is about, each once, sorted. */
  readonly labelsUsed: readonly string[];
  /** Names that it includes by `template`. Go finds out only when it runs whether they exist. */
  readonly included: readonly string[];
  /** Names that it defines by `define` and `block`. */
  readonly defined: readonly string[];
}

/**
 * Templates in labels and annotations of alerts.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/template_reference/
 */
export const alertTemplates: TemplateLanguage = {
  functions: new Set([
    'args', 'externalURL', 'first', 'graphLink', 'humanize', 'humanize1024', 'humanizeDuration', 'humanizePercentage', 'humanizeTimestamp', 'label', 'match', 'now',
    'parseDuration', 'pathPrefix', 'query', 'reReplaceAll', 'safeHtml', 'sortByLabel', 'stripDomain', 'stripPort', 'strvalue', 'tableLink', 'title', 'toDuration',
    'toLower', 'toTime', 'toUpper', 'urlQueryEscape', 'value',
  ]),
  variables: { $labels: 'Labels', $externalLabels: 'ExternalLabels', $externalURL: 'ExternalURL', $value: 'Value' },
};

/**
 * Reads a Go template without running it. Never throws. `language` says which functions and variables there are;
 * {@link alertTemplates} are those of alerts.
 *
 * Like Go, it does not see what only happens when it runs: fields that the data has not, wrong arguments, missing templates.
 * @see https://pkg.go.dev/text/template
 */
export function parseTemplate(text: string, language: TemplateLanguage = alertTemplates): Template {
  const { tokens, fault: unreadable } = scanTemplate(text);
  const { fault, references, included, defined } = parseTokens(tokens, unreadable, language);
  return { faults: fault === undefined ? [] : [fault], references, labelsUsed: labelsUsed(references), included, defined };
}

/** `$labels.x`, `.Labels.x` and `$.Labels.x`, and `.x` where the dot is one of these. */
const labelsUsed = (references: readonly TemplateReference[]): readonly string[] => [...new Set(references.flatMap(({ path: [first, label] }) => (first === 'Labels' && label !== undefined ? [label] : [])))].sort();
