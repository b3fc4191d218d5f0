/** The words that a kind of template has beside those of the language. */
export interface TemplateLanguage {
  /** Functions, without those that every Go template has. */
  readonly functions: ReadonlySet<string>;
  /** Variables that are there from the start, each with its dollar sign. */
  readonly variables: readonly string[];
}

/** Functions that every Go template has. @see https://pkg.go.dev/text/template#hdr-Functions */
export const builtInFunctions: ReadonlySet<string> = new Set([
  'and', 'call', 'eq', 'ge', 'gt', 'html', 'index', 'js', 'le', 'len', 'lt', 'ne', 'not', 'or', 'print', 'printf', 'println', 'slice', 'urlquery',
]);

