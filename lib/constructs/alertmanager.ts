import { Construct } from 'constructs';

import { resolveAlertmanager } from '../stack/resolve';
import type { AlertmanagerSpec } from '../stack/spec';
import { kubernetesFaults } from '../targets/kubernetes/faults';
import { amongOthers, judged, register, type Judgement, type Judged } from './judgement';
import { inChart } from './prometheus-server';

/**
 * An Alertmanager alone, in a chart of one's own, for the servers of others.
 *
 * The namespace is the chart's; it is not created unless the spec says so.
 */
export class Alertmanager extends Construct implements Judged {
  private judgement: Judgement | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly spec: AlertmanagerSpec,
  ) {
    super(scope, id);
    register(this, () => this.alone());
  }

  /** What the spec comes to. */
  judge(): Judgement {
    return amongOthers(this, this.alone());
  }

  private alone(): Judgement {
    this.judgement ??= judged(resolveAlertmanager(this.node.id, inChart(this, this.spec)), kubernetesFaults);
    return this.judgement;
  }
}
