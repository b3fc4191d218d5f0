import { nearest, suggest } from '../base/suggestion';
import type { DataPath, Template } from '../rules/go-template';
import { defineCheck } from './define';
import { templatesOf } from './facts/templates';
import { aStackWithRules, alertTexts, anAlert } from './sample';

/** The texts of an alert are templates that Go reads, about what an alert has. */
export const ruleTemplate = defineCheck({
  id: 'rule-template',
  severity: 'error',
  refused: true,
  summary: 'A label or an annotation of an alert is not a template, or shows what an alert does not have.',
  why: 'Prometheus refuses all rule files with a text that is no template, and a running server stays on the old configuration. What an alert does not have is asked for only when it fires: people read an error then instead of the text.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/template_reference/',
  bad: ['{{ $label.instance }} is down', '{{ $labels.instance is down', '{{ .labels.instance }} is down'].map((summary) => aStackWithRules(anAlert({ annotations: { ...alertTexts, summary } }))),
  good: ['{{ $labels.instance }} is down', '{{ .Labels.instance }} is down'].map((summary) => aStackWithRules(anAlert({ annotations: { ...alertTexts, summary } }))),
  *find(stack) {
    for (const { path, template } of templatesOf(stack)) {
      for (const { from, message, fix } of template.faults) yield { path, message: `${message}, at character ${from + 1}`, fix, offset: from };
      for (const { from, message, fix } of unknownFields(template)) yield { path, message, fix, offset: from, refused: false };
    }
  },
});

/** What an alert consists of, and how many fields one below the other there can be: labels have names, their values are text. */
const depths: Readonly<Record<string, number>> = { Labels: 2, ExternalLabels: 2, ExternalURL: 1 };
const fields = [...Object.keys(depths), 'Value'];

/** What the server does not find in an alert, once for each place of the text. */
const unknownFields = ({ references, faults }: Template): readonly { readonly from: number; readonly message: string; readonly fix: string }[] =>
  faults.length > 0 ? [] : references.flatMap(({ path, from }) => {
    const fault = faultOf(path);
    return fault === undefined ? [] : [{ from, ...fault }];
  });

function faultOf(path: DataPath): { readonly message: string; readonly fix: string } | undefined {
  const [field] = path;
  if (field === undefined) return undefined;
  if (!fields.includes(field)) return { message: `an alert has no ".${field}"`, fix: fixFor(field) };
  const depth = depths[field] ?? path.length;
  return path.length <= depth ? undefined : { message: `".${path.slice(0, depth).join('.')}" is a text, which has no ".${path[depth] ?? ''}"`, fix: 'remove what stands behind it' };
}

/** What is near to none of the fields was most likely meant as a label. */
const fixFor = (field: string): string => (nearest(field, fields) === undefined ? `write .Labels.${field} for a label of that name; ${suggest(field, fields)}` : suggest(field, fields));
