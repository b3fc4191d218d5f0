import { Regex } from '../../base/regex';
import type { SpecPath } from '../../base/spec-path';
import type { RelabelPlace } from './relabel-rules';

/** Where a rule removes a label by its name, and how; `undefined` when it does not. */
export function removal({ rule, path }: RelabelPlace, label: string): { readonly path: SpecPath; readonly message: string; readonly fix: string } | undefined {
  switch (rule.action) {
    case 'labelkeep':
      return Regex.parse(rule.regex).matches(label) ? undefined : { path: [...path, 'regex'], message: `removes "${label}", which "${rule.regex}" does not match`, fix: `add "|${label}", or name what goes with labeldrop` };
    case 'labeldrop':
      return Regex.parse(rule.regex).matches(label) ? { path: [...path, 'regex'], message: `removes "${label}", which "${rule.regex}" matches`, fix: 'make the regex narrower' } : undefined;
    case 'replace':
      return rule.targetLabel === label && rule.replacement === '' ? { path: [...path, 'replacement'], message: `removes "${label}", got ""`, fix: 'write a value, or remove the rule' } : undefined;
    default:
      return undefined;
  }
}
