import type { ServiceMonitorSpec } from '../../../imports/monitoring.coreos.com';
import type { Finding } from '../../base/finding';
import type { ScrapeJob, Stack } from '../../stack/model';
import { selfMonitoringJobs, type Placement } from '../../stack/placement';
import { needed } from './connection-faults';
import { bodySizeLimit, limitsOf } from './limits';
import { objectName } from './object-name';
import { serviceEndpoint } from './service-monitor';
import { fromTexts } from './texts';

/** A ServiceMonitor for servers that the operator runs. */
export interface SelfMonitor {
  readonly name: string;
  readonly job: ScrapeJob;
  readonly spec: ServiceMonitorSpec;
}

/** What the jobs say of paths, TLS and login is the same here; the operator's own Services say where the servers are. */
const placement: Placement = { alertmanagers: () => ({}), provides: [], selfMonitoring: true };

/**
 * Monitors of the stack's own servers, run by the operator in the stack's namespace: it makes a Service for all of its Prometheus
 * servers there, and one for its Alertmanagers, each with the port `web`.
 * @see https://github.com/prometheus-operator/prometheus-operator/blob/v0.93.1/pkg/prometheus/common.go
 */
export function selfMonitors(stack: Stack): SelfMonitor[] {
  const { server } = stack;
  if (server === undefined) return [];
  return selfMonitoringJobs(stack, placement).map((job) => {
    const name = objectName(stack, job.jobName);
    return {
      name,
      job,
      spec: fromTexts<ServiceMonitorSpec>({
        namespaceSelector: { matchNames: [stack.namespace] },
        // The job's name is the word for the kind of server, here and in the operator's label.
        selector: { matchLabels: { [`operated-${job.jobName}`]: 'true' } },
        endpoints: [{ port: 'web', ...serviceEndpoint(job, name) }],
        ...limitsOf(job, server),
        ...bodySizeLimit(job, server),
      }),
    };
  });
}

/** A login whose password is a file, which a monitor cannot name. */
export function loginFaults({ server }: Stack): Finding[] {
  if (server === undefined || !server.selfMonitoring || server.web === undefined || !('file' in server.web)) return [];
  return needed(server.web.login.password, 'ServiceMonitor', ['web', 'login', 'password'], false);
}
