import { isLabelKey, isLabelValue } from './kubernetes-label';

const word = '([^\\s=!(),<>]+)';
const requirement = new RegExp(`^\\s*(?:!\\s*${word}|${word}(?:\\s*(==|=|!=|<|>)\\s*${word}?|\\s+(?:in|notin)\\s*\\(([^()]*)\\))?)\\s*$`);

/**
 * Why a label selector cannot be read, or `undefined` when it can.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function labelSelectorFault(selector: string): string | undefined {
  if (selector.trim() === '') return undefined;
  if (selector.lastIndexOf('(') > selector.lastIndexOf(')')) return `a "(" is not closed, got "${selector}"`;
  // A comma inside of parentheses separates values.
  for (const part of selector.split(/,(?![^(]*\))/)) {
    const match = requirement.exec(part);
    if (match === null) return part.trim() === '' ? `missing requirement at a comma, got "${selector}"` : `not a requirement, got "${part.trim()}"`;
    const [, absent, present, operator, value = '', list] = match;
    const key = absent ?? present ?? '';
    if (!isLabelKey(key)) return `not a label of Kubernetes, got "${key}"`;
    const values = list === undefined ? [value] : list.split(',').map((item) => item.trim());
    const bad = values.find((item) => !isLabelValue(item));
    if (bad !== undefined) return `not a value of a label, got "${bad}"`;
    if ((operator === '<' || operator === '>') && !/^\d+$/.test(value)) return `not a whole number, got "${value}"`;
  }
  return undefined;
}

/**
 * Why a field selector cannot be read, or `undefined` when it can. Which fields an object has is not judged.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/
 */
export function fieldSelectorFault(selector: string): string | undefined {
  for (const term of selector.match(/(?:\\[^]|[^,\\]|\\$)+/g) ?? []) {
    const value = /^.*?(?:!=|==?)([^]*)$/s.exec(term)?.[1];
    if (value === undefined) return `not a comparison by "=", "==" or "!=", got "${term}"`;
    if (!/^(?:\\[\\,=]|[^\\,=])*$/.test(value)) return `"=" and "\\" are not escaped by "\\" in the value, got "${value}"`;
  }
  return undefined;
}
