import { alertmanager, formatFindings, native, prometheus, targets, type RuleGroupSpec } from '../../../lib';
import { performance } from '../../../stacks/tta-dev/rules/performance';

/** Packs with options that TTA.dev does not use; each group becomes a rule file of its name. */
const variants: readonly RuleGroupSpec[] = [
  targets(),
  targets({
    name: 'west',
    selector: 'cluster="west"',
    labels: { team: 'edge' },
    TargetDown: { severity: 'page', for: '1m', keepFiringFor: '10m', labels: { team: 'core' }, annotations: { dashboard: 'https://grafana.example.org/d/targets', runbook_url: false } },
    TargetFlapping: { changes: 2, within: '10m' },
    TargetScrapeSlow: { above: '2s', for: '2m' },
    also: [{ alert: 'NoTargetOfCore', expr: 'absent(up{team="core"})', labels: { severity: 'page' }, annotations: { summary: 'core is gone' } }],
  }),
  prometheus({
    name: 'lax',
    PrometheusTooManySeries: false,
    PrometheusSeriesGrowing: { times: 2, atLeast: 10, for: '0s' },
    PrometheusStorageGrowing: { capacity: '10Ki', times: 1, from: '2h' },
    PrometheusHistoryCut: { below: '50%' },
    PrometheusCannotNotify: false,
    PrometheusNotificationsFailing: { above: '20%' },
  }),
  alertmanager({
    name: 'patient',
    labels: { category: 'monitoring' },
    AlertmanagerClusterDown: { atLeast: '30%', memory: '2h' },
    AlertmanagerCannotNotify: { severity: 'page', above: '80%', for: '20m' },
    AlertmanagerNotificationsFailing: { severity: 'ticket', above: '5%' },
  }),
  performance({ name: 'edge', selector: 'job="edge"', CriticalConcurrency: { above: 50 }, HighConcurrency: { above: 50, for: '5m' }, CriticalP95Latency: false }),
  // Several clusters in one server: told apart by their label, or one of them alone.
  targets({ name: 'targets-by-cluster', by: ['cluster'] }),
  prometheus({ name: 'prometheus-by-cluster', by: ['cluster'] }),
  alertmanager({ name: 'alertmanager-by-cluster', by: ['cluster'] }),
  performance({ name: 'performance-by-cluster', by: ['cluster'] }),
  prometheus({ name: 'prometheus-production', selector: 'cluster="production"' }),
  alertmanager({ name: 'alertmanager-production', selector: 'cluster="production"' }),
].flat();

/** The rule files of the variants, by name. @throws Error when a stack with one of them would not be written */
export const variantFiles = (): ReadonlyMap<string, string> => new Map(variants.flatMap(fileOf));

function fileOf(group: RuleGroupSpec): (readonly [string, string])[] {
  const { findings, files } = native('variants', {
    global: { externalLabels: { cluster: 'variants' } },
    storage: { size: '10Gi' },
    alertmanager: { config: { route: { receiver: 'nobody' }, receivers: [{ name: 'nobody' }] } },
    ruleGroups: [group],
  });
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(formatFindings(errors));
  const folder = 'prometheus/rules/';
  return [...files].filter(([path]) => path.startsWith(folder)).map(([path, text]) => [path.slice(folder.length), text]);
}
