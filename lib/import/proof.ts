import type { Finding } from '../base/finding';
import type { SpecPath } from '../base/spec-path';
import { readAs } from '../bundle/read-file';
import { judge, isAbout } from '../checks/judge';
import type { NativeFileName } from '../schema/files';
import type { Stack } from '../stack/model';
import { alertmanagerPort, type Placement } from '../stack/placement';
import { resolveAlertmanager, resolveServer, resolveStack, type Resolution } from '../stack/resolve';
import { alertmanagerFiles, serverFiles } from '../targets/config-files';
import { countValues, differencesBetween, type Difference } from './difference';
import { evaluate } from './expression';
import { fieldsAt, listAt } from '../bundle/fields-at';
import { alertmanagerMeaning, rulesMeaning, serverMeaning, webMeaning, type Apart, type Meaning } from './meaning';
import type { Declaration } from './program';

/** What a spec comes to, held against the files that it was made of. */
export interface Proof {
  readonly differences: readonly Difference[];
  /** Values that were compared. */
  readonly values: number;
  /** What synth will refuse. */
  readonly findings: readonly Finding[];
  /** `undefined` where not even a model can be made of it. */
  readonly stack: Stack | undefined;
}

/** As on the machine itself; whether the surroundings give what discovery asks for is no question of what files say. */
const placement: Placement = { alertmanagers: () => ({ staticConfigs: [{ targets: [`localhost:${alertmanagerPort}`] }] }), provides: [], selfMonitoring: true };

/** Renders a spec as synth does, reads the files that come out, and compares what they mean. */
export function prove({ type, value }: Declaration, before: Meaning, apart: Apart): Proof {
  const spec = type === 'RuleGroupSpec[]' ? { ruleGroups: evaluate(value), storage: { size: '1Gi' }, selfMonitoring: false } : evaluate(value);
  const { findings: faults, stack } = resolved(type, spec);
  if (stack === undefined) return { differences: [], values: 0, findings: faults, stack };
  const after = meaningOf(stack, before, apart, groupNames(spec));
  const judged = judge(stack).filter((found) => !isAbout(found, faults));
  // Rules alone say nothing about the server that evaluates them.
  const about = type === 'RuleGroupSpec[]' ? judged.filter(({ path: [first] }) => first === 'ruleGroups') : judged;
  return { differences: differencesBetween(before, after), values: countValues(before), findings: [...faults, ...about].filter(({ severity }) => severity === 'error'), stack };
}

function resolved(type: Declaration['type'], spec: unknown): Resolution {
  if (type === 'AlertmanagerSpec') return resolveAlertmanager('import', spec);
  return type === 'PrometheusStackSpec' ? resolveStack('import', spec) : resolveServer('import', spec);
}

/** Names of the groups of a spec, in their order. */
export const groupNames = (spec: unknown): readonly string[] => listAt(fieldsAt(spec)['ruleGroups']).map((group) => String(fieldsAt(group)['name']));

/** What the rendered files mean, as far as the files did that were read. */
function meaningOf(stack: Stack, before: Meaning, apart: Apart, names: readonly string[]): Meaning {
  const server = serverFiles(stack, placement);
  const alertmanager = alertmanagerFiles(stack);
  const rules = [...server].filter(([name]) => name.startsWith('rules/')).map(([, text]) => valueOf('rules', text));
  return {
    ...('server' in before && { server: serverMeaning({ config: valueOf('prometheus', server.get('prometheus.yml') ?? ''), jobFiles: [] }, apart) }),
    ...('rules' in before && { rules: rulesMeaning(rules, names) }),
    ...('web' in before && { web: webMeaning(valueOf('web', server.get('web.yml') ?? '')) }),
    ...('alertmanager' in before && { alertmanager: alertmanagerMeaning(valueOf('alertmanager', alertmanager.get('alertmanager.yml') ?? '')) }),
    ...('templates' in before && { templates: [...alertmanager].filter(([name]) => name.endsWith('.tmpl')).map(([, text]) => text) }),
  };
}

/** What a rendered file says. */
function valueOf(kind: NativeFileName, text: string): unknown {
  return readAs(kind, { name: kind, text }).value;
}

/** Where in the documents a difference is: the part, then the file's own keys. */
export const placeOfDifference = ([part, ...path]: SpecPath): string =>
  path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : /^[A-Za-z_][\w-]*$/.test(step) ? `${text}.${step}` : `${text}[${JSON.stringify(step)}]`), String(part));
