import type { SpecPath } from '../../base/spec-path';
import { parseTemplate, type Template } from '../../rules/go-template';
import { isAlert } from '../../rules/model';
import type { Stack } from '../../stack/model';
import { rulesOf, type RulePlace } from './rules';

/** A label or an annotation of an alert, which is a template. */
export interface TemplatePlace {
  readonly path: SpecPath;
  readonly kind: 'labels' | 'annotations';
  readonly text: string;
  readonly template: Template;
  readonly rule: RulePlace['rule'];
}

/** Every template of every alert. */
export const templatesOf = (stack: Stack): TemplatePlace[] =>
  rulesOf(stack).flatMap(({ path, rule }) =>
    isAlert(rule)
      ? (['labels', 'annotations'] as const).flatMap((kind) =>
          Object.entries(rule[kind]).map(([name, text]) => ({ path: [...path, kind, name], kind, text, template: templateOf(text), rule })),
        )
      : [],
  );

const cache = new Map<string, Template>();

/** Several checks read the same texts. */
function templateOf(text: string): Template {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const template = parseTemplate(text);
  cache.set(text, template);
  return template;
}
