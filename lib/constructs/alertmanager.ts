import { Construct } from 'constructs';

import { resolveAlertmanager } from '../stack/resolve';
import type { AlertmanagerSpec } from '../stack/spec';
import { renderAlertmanager } from '../targets/kubernetes/alertmanager';
import { kubernetesFaults } from '../targets/kubernetes/faults';
import { renderNamespaces } from '../targets/kubernetes/namespaces';
import { judged, register, type Judgement, type Judged } from './judgement';
import { inChart } from './prometheus-server';

/**
 * An Alertmanager alone, in a chart of one's own, for the servers of others.
 *
 * The namespace is the chart's; it is not created unless the spec says so.
 */
export class Alertmanager extends Construct implements Judged {
  constructor(
    scope: Construct,
    id: string,
    private readonly spec: AlertmanagerSpec,
  ) {
    super(scope, id);
    register(this, (stack) => {
      renderNamespaces(this, stack);
      if (stack.alertmanager !== undefined) renderAlertmanager(this, stack, stack.alertmanager);
    });
  }

  /** What the spec comes to. */
  judge(): Judgement {
    return judged(resolveAlertmanager(this.node.id, inChart(this, this.spec)), kubernetesFaults);
  }
}
