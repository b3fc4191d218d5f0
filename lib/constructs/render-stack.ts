import type { Construct } from 'constructs';

import type { Stack } from '../stack/model';
import { renderAlertmanager } from '../targets/kubernetes/alertmanager';
import { renderNamespaces } from '../targets/kubernetes/namespaces';
import { renderServer } from '../targets/kubernetes/server';

/** Makes every object of a stack, of whichever parts it has, in an order that applies on an empty cluster. */
export function renderStack(scope: Construct, stack: Stack): void {
  renderNamespaces(scope, stack);
  if (stack.server !== undefined) renderServer(scope, stack, stack.server);
  if (stack.alertmanager !== undefined) renderAlertmanager(scope, stack, stack.alertmanager);
}
