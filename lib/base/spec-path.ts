/** Steps from the root of a spec to a value in it: property names and list positions. */
export type SpecPath = readonly (string | number)[];

/**
 * The path as its author would write it: `scrapeConfigs[2].params["module"]`.
 * A key that is no identifier stands in brackets and quotes.
 */
export function formatPath(path: SpecPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
