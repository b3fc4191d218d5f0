import { Chart } from 'cdk8s';
import type { Service } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

import type { Finding } from '../base/finding';
import type { ScrapeConfigSpec } from '../prometheus/scrape-config';
import type { RuleGroupSpec } from '../rules/model';
import { resolveStack } from '../stack/resolve';
import type { PrometheusStackSpec } from '../stack/spec';
import { kubernetesFaults } from '../targets/kubernetes/faults';
import { amongOthers, judged, register, type Judgement, type Judged } from './judgement';
import { monitorFault, serviceJob, type MonitorOptions } from './service-job';

/**
 * A whole Prometheus stack as plain Kubernetes manifests: a server, Alertmanager, and all that belongs to them.
 *
 * A chart of its own, so that it is one file in the output. What is added later counts as if it had been in the spec: all is
 * resolved once, at synth. Everything that is wrong is reported then, at once, and nothing is written.
 */
export class PrometheusStack extends Chart implements Judged {
  private readonly addedScrapeConfigs: ScrapeConfigSpec[] = [];
  private readonly addedRuleGroups: RuleGroupSpec[] = [];
  private readonly monitorFindings: Finding[] = [];
  /** Of what was there when it was asked for last; an addition makes it void. */
  private judgement: Judgement | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly spec: PrometheusStackSpec,
  ) {
    super(scope, id, { disableResourceNameHashes: true });
    register(this, () => this.alone());
  }

  /** Adds a scrape job. */
  addScrapeConfig(job: ScrapeConfigSpec): void {
    this.addedScrapeConfigs.push(job);
    this.judgement = undefined;
  }

  /** Adds groups of rules: your own, those of a pack, or those of an objective. */
  addRuleGroup(...groups: readonly RuleGroupSpec[]): void {
    this.addedRuleGroups.push(...groups);
    this.judgement = undefined;
  }

  /**
   * Scrapes every pod behind a Service of this app. The port is looked up by its name when the stack is resolved, and the job gets the
   * Service's name unless it is given another.
   */
  monitor(service: Service, options: MonitorOptions): void {
    this.judgement = undefined;
    const found = monitorFault(service, options);
    if (found !== undefined) this.monitorFindings.push(found);
    else this.addedScrapeConfigs.push(serviceJob(service, options));
  }

  /** What the spec and all that was added come to. */
  judge(): Judgement {
    return amongOthers(this, this.alone());
  }

  private alone(): Judgement {
    this.judgement ??= this.judged();
    return this.judgement;
  }

  private judged(): Judgement {
    const spec = written(this.spec);
    const whole = {
      ...spec,
      scrapeConfigs: withAdded(spec.scrapeConfigs, this.addedScrapeConfigs),
      ruleGroups: withAdded(spec.ruleGroups, this.addedRuleGroups),
    };
    const { findings, stack } = judged(resolveStack(this.node.id, whole), kubernetesFaults);
    const all = [...findings.map((finding) => this.withOriginalPath(finding)), ...this.monitorFindings];
    return { findings: all, stack: this.monitorFindings.length > 0 ? undefined : stack };
  }

  /** What was added has a place in a call, not in the spec. */
  private withOriginalPath(finding: Finding): Finding {
    const [list, index, ...rest] = finding.path;
    const spec = written(this.spec);
    const own = list === 'scrapeConfigs' ? spec.scrapeConfigs : list === 'ruleGroups' ? spec.ruleGroups : undefined;
    if (typeof index !== 'number' || (list !== 'scrapeConfigs' && list !== 'ruleGroups') || index < (own?.length ?? 0)) return finding;
    return { ...finding, path: [list === 'scrapeConfigs' ? 'addScrapeConfig' : 'addRuleGroup', index - (own?.length ?? 0), ...rest] };
  }
}

// Who comes from JavaScript may have written anything: it is judged, like everything else, and must not fail before that.
const written = (spec: unknown): Partial<PrometheusStackSpec> => (typeof spec === 'object' && spec !== null ? spec : {});

/** A list of the spec with what was added; what is no list stays what it is. */
function withAdded(own: unknown, added: readonly object[]): unknown {
  if (own === undefined) return added;
  return Array.isArray(own) ? [...(own as readonly unknown[]), ...added] : own;
}
