import { groupsUsed, Regex, regexFault } from '../base/regex';
import { defineCheck } from './define';
import { relabelRules, type RelabelPlace } from './facts/relabel-rules';
import { aStackWithJob } from './sample';

/** A replacement can only ask for groups that the expression has. */
export const relabelGroupName = defineCheck({
  id: 'relabel-group-name',
  severity: 'error',
  summary: 'A replacement asks for a group that the expression does not have.',
  why: 'Such a group is empty. The name of a group goes on as long as letters, digits and "_" follow, so "$1_total" asks for the group "1_total".',
  see: 'https://pkg.go.dev/regexp#Regexp.Expand',
  bad: [
    aStackWithJob({ relabelConfigs: [{ sourceLabels: ['__address__'], regex: '(.+):.*', targetLabel: 'host', replacement: '$1_host' }] }),
    aStackWithJob({ relabelConfigs: [{ sourceLabels: ['__address__'], regex: '.+:8000', targetLabel: 'host' }] }),
  ],
  good: [
    aStackWithJob({ relabelConfigs: [{ sourceLabels: ['__address__'], regex: '(.+):.*', targetLabel: 'host', replacement: '${1}_host' }] }),
    aStackWithJob({ relabelConfigs: [{ sourceLabels: ['__address__'], regex: '(.+):8000', targetLabel: 'host' }] }),
  ],
  *find(stack) {
    for (const { rule, path } of relabelRules(stack)) {
      if (rule.action !== 'replace' && rule.action !== 'labelmap') continue;
      const groups = groupsOf(rule.regex);
      if (groups === undefined) continue;
      for (const [key, text] of templatesOf(rule)) {
        const missing = groupsUsed(text).find((name) => !groups.has(name));
        if (missing === undefined) continue;
        const number = /^(\d+)\D/.exec(missing)?.[1];
        const meant = number !== undefined && groups.has(number) ? cut(text, missing, number) : undefined;
        yield {
          path: [...path, key],
          message: `asks for the group "${missing}", which the regex does not have, got "${text}"`,
          fix: meant === undefined ? `put a part of the regex in parentheses, got "${rule.regex}"` : `write "${meant}"`,
        };
      }
    }
  },
});

type Templated = Extract<RelabelPlace['rule'], { action: 'replace' | 'labelmap' }>;

const templatesOf = (rule: Templated): (readonly [key: string, text: string])[] => [
  ...('targetLabel' in rule ? [['targetLabel', rule.targetLabel] as const] : []),
  ['replacement', rule.replacement],
];

/** The text with the group's number in braces of its own, so that it ends where it was meant to. */
const cut = (text: string, name: string, number: string): string =>
  [`$${name}`, `\${${name}}`].reduce((result, written) => result.replaceAll(written, () => `\${${number}}${name.slice(number.length)}`), text);

/**
 * Numbers and names of an expression's groups. With nothing as an alternative it matches the empty text, and a match knows all groups; an
 * expression that closes our parenthesis, or quotes to its end, does not, and nothing is said of it.
 */
function groupsOf(regex: string): ReadonlySet<string> | undefined {
  const withNothing = `${regex}|`;
  const match = regexFault(withNothing) === undefined ? Regex.parse(withNothing).match('') : undefined;
  return match && new Set([...match.groups.keys()].map(String).concat([...match.named.keys()]));
}
