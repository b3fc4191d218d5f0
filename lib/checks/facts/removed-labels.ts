import { Regex } from '../../base/regex';
import type { SpecPath } from '../../base/spec-path';
import type { RelabelPlace } from './relabel-rules';

/** Where a rule takes a label away, and what to say about it. */
export interface Removal {
  readonly path: SpecPath;
  readonly message: string;
  readonly fix: string;
}

/** How a rule removes a label by its name; `undefined` when it does not. */
export function removal({ rule, path }: RelabelPlace, label: string): Removal | undefined {
  const what = `removes "${label}"`;
  switch (rule.action) {
    case 'labelkeep':
      if (Regex.parse(rule.regex).matches(label)) return undefined;
      return { path: [...path, 'regex'], message: `${what}, which "${rule.regex}" does not match`, fix: `add "|${label}", or name what goes with labeldrop` };
    case 'labeldrop':
      if (!Regex.parse(rule.regex).matches(label)) return undefined;
      return { path: [...path, 'regex'], message: `${what}, which "${rule.regex}" matches`, fix: 'make the regex narrower' };
    case 'replace':
      if (rule.targetLabel !== label || rule.replacement !== '') return undefined;
      return { path: [...path, 'replacement'], message: `${what}, got ""`, fix: 'write a value, or remove the rule' };
    default:
      return undefined;
  }
}
