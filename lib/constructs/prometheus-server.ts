import { Chart } from 'cdk8s';
import { Construct } from 'constructs';

import { resolveServer } from '../stack/resolve';
import type { PrometheusServerSpec } from '../stack/spec';
import { kubernetesFaults } from '../targets/kubernetes/faults';
import { amongOthers, judged, register, type Judgement, type Judged } from './judgement';

/**
 * A Prometheus server alone, in a chart of one's own: its alerts go where `alerting.alertmanagers` says.
 *
 * The namespace is the chart's; it is not created unless the spec says so.
 */
export class PrometheusServer extends Construct implements Judged {
  private judgement: Judgement | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly spec: PrometheusServerSpec,
  ) {
    super(scope, id);
    register(this, () => this.alone());
  }

  /** What the spec comes to. */
  judge(): Judgement {
    return amongOthers(this, this.alone());
  }

  private alone(): Judgement {
    this.judgement ??= judged(resolveServer(this.node.id, inChart(this, this.spec)), kubernetesFaults);
    return this.judgement;
  }
}

/** A part alone lives in its chart's namespace, and leaves that to be made by whoever made the chart. */
export const inChart = <S extends { readonly namespace?: string | undefined; readonly createNamespace?: boolean | undefined }>(construct: Construct, spec: S): S => ({
  createNamespace: false,
  ...spec,
  namespace: spec.namespace ?? Chart.of(construct).namespace ?? 'default',
});
