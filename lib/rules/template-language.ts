/** The words that a kind of template has beside those of the language. */
export interface TemplateLanguage {
  /** Functions, without those that every Go template has. */
  readonly functions: ReadonlySet<string>;
  /** Variables that are there from the start, by name with its dollar sign, and the field of the data that each stands for. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Functions that every Go template has. @see https://pkg.go.dev/text/template#hdr-Functions */
export const builtInFunctions: ReadonlySet<string> = new Set([
  'and', 'call', 'eq', 'ge', 'gt', 'html', 'index', 'js', 'le', 'len', 'lt', 'ne', 'not', 'or', 'print', 'printf', 'println', 'slice', 'urlquery',
]);

