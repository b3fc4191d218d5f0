import { formatFindings } from '../../lib/base/finding';
import type { Check } from '../../lib/checks/define';
import { resolveAlertmanager, resolveStack } from '../../lib/stack/resolve';
import { aStack } from '../../lib/stack/sample';
import type { AlertmanagerSpec, PrometheusStackSpec } from '../../lib/stack/spec';
import { specOf, type Part } from '../alertmanager/reading';

/** What one check says about the sample stack with these changes: `path: message`, and the fix when it is asked for. */
export function found(check: Check, changes: Partial<PrometheusStackSpec>, withFix = false): string[] {
  const { stack, findings } = resolveStack('example', aStack(changes));
  if (stack === undefined || findings.length > 0) throw new Error(`the example cannot be read:\n${formatFindings(findings)}`);
  return lines(check, stack, withFix);
}

/** The same for an Alertmanager that stands alone. */
export function foundInAlertmanager(check: Check, spec: AlertmanagerSpec): string[] {
  const { stack, findings } = resolveAlertmanager('example', spec);
  if (stack === undefined) throw new Error(`the example cannot be read:\n${formatFindings(findings)}`);
  return lines(check, stack, false);
}

/** What one check says about these parts of alertmanager.yml, as a person sees it, with paths from its root. */
export function reported(check: Check, part: Part): string {
  const { stack, findings } = resolveAlertmanager('example', { config: specOf(part) });
  if (stack === undefined || findings.length > 0) throw new Error(`the example cannot be read:\n${formatFindings(findings)}`);
  return formatFindings([...check.find(stack)].map((hit) => ({ check: check.id, severity: check.severity, ...hit, path: hit.path.slice(1) })));
}

/** What it says about one scrape job, whose paths are left without what is before them. */
export const foundInJob = (check: Check, job: Partial<NonNullable<PrometheusStackSpec['scrapeConfigs']>[number]>, withFix = false): string[] =>
  found(check, { scrapeConfigs: [{ jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }], ...job }] }, withFix).map((line) => line.replace(/^scrapeConfigs\[0\]\.?/, ''));

const lines = (check: Check, stack: Parameters<Check['find']>[0], withFix: boolean): string[] =>
  [...check.find(stack)].map(({ path, message, fix }) => {
    const text = formatFindings([{ check: '', severity: 'error', path, message }]).split('\n')[1]?.trim() ?? '';
    return withFix ? `${text} -> ${fix}` : text;
  });
