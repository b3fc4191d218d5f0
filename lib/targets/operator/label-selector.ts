/** A label selector as objects have it. */
export interface LabelSelector {
  readonly matchLabels?: Record<string, string>;
  readonly matchExpressions?: { readonly key: string; readonly operator: string; readonly values?: string[] }[];
}

const key = '[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?';
const value = '[A-Za-z0-9._-]*';
const requirement = new RegExp(`^\\s*(?:!\\s*(?<absent>${key})|(?<key>${key})(?:\\s*(?<sign>==?|!=)\\s*(?<value>${value})|\\s+(?<word>in|notin)\\s*\\((?<values>[^()]*)\\))?)\\s*(?:,|$)`);

/**
 * Reads a label selector in the notation of `kubectl -l`: `app=web,tier in (a, b),!canary`.
 *
 * Comparisons of numbers (`>`, `<`) have no counterpart in an object: for them, and for what is no selector, the result is `undefined`.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseLabelSelector(text: string): LabelSelector | undefined {
  const matchLabels: Record<string, string> = {};
  const matchExpressions: NonNullable<LabelSelector['matchExpressions']> = [];
  let rest = text;
  while (rest !== '') {
    const match = requirement.exec(rest);
    if (match?.groups === undefined) return undefined;
    const { absent, key: name = '', sign, value: wanted = '', word, values = '' } = match.groups;
    if (absent !== undefined) matchExpressions.push({ key: absent, operator: 'DoesNotExist' });
    else if (word !== undefined) matchExpressions.push({ key: name, operator: word === 'in' ? 'In' : 'NotIn', values: values.split(',').map((one) => one.trim()) });
    else if (sign === undefined) matchExpressions.push({ key: name, operator: 'Exists' });
    else if (sign === '!=') matchExpressions.push({ key: name, operator: 'NotIn', values: [wanted] });
    // A map has one value a key; a second one is as impossible to match here as there.
    else if (Object.hasOwn(matchLabels, name)) matchExpressions.push({ key: name, operator: 'In', values: [wanted] });
    else matchLabels[name] = wanted;
    rest = rest.slice(match[0].length);
  }
  return { ...(Object.keys(matchLabels).length > 0 && { matchLabels }), ...(matchExpressions.length > 0 && { matchExpressions }) };
}
