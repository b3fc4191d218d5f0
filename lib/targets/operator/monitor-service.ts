import type { ApiObjectMetadataDefinition } from 'cdk8s';
import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';

import { ServiceMonitor } from '../../../imports/monitoring.coreos.com';
import { Duration } from '../../base/duration';
import { suggest } from '../../base/suggestion';

/** A Service as a construct has it: that of cdk8s-plus, of any version. */
export interface MonitoredService extends Construct {
  readonly name: string;
  readonly metadata: ApiObjectMetadataDefinition;
  readonly ports: readonly { readonly name?: string }[];
}

/** How the pods behind a Service are scraped. */
export interface MonitorServiceOptions {
  /** Name of the Service's port. It is looked up at synth; one that the Service does not have stops it. */
  readonly port: string;
  /** Path of the metrics. @default '/metrics' */
  readonly path?: string;
  /** Time between two scrapes. @default that of the Prometheus resource */
  readonly interval?: string | Duration;
  /** Labels by which a Prometheus selects the monitor. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Rewritten by some deployment tools, so that a selector must not rely on it. */
const instanceLabel = 'app.kubernetes.io/instance';

/**
 * A ServiceMonitor beside a Service, with the Service's name, that selects it by its labels.
 *
 * Other Services with all of these labels, in the same namespace, are scraped too.
 * @throws NotationError when the interval is no duration
 */
export function monitorService(service: MonitoredService, { port, path, interval, labels = {} }: MonitorServiceOptions): ServiceMonitor {
  service.node.addValidation({ validate: () => faults(service, port) });
  const { namespace } = service.metadata;
  return new ServiceMonitor(service, 'service-monitor', {
    metadata: { name: service.name, ...(namespace !== undefined && { namespace }), labels: { ...labels } },
    spec: {
      // Labels may still be added to the Service after this call.
      selector: { matchLabels: Lazy.any({ produce: () => selectable(service) }) as Record<string, string> },
      endpoints: [{ port, ...(path !== undefined && { path }), ...(interval !== undefined && { interval: parsed(interval).toString() }) }],
    },
  });
}

const parsed = (interval: string | Duration): Duration => (typeof interval === 'string' ? Duration.parse(interval) : interval);

function selectable({ metadata }: MonitoredService): Record<string, string> {
  const { labels = {} } = metadata.toJson() as { labels?: Record<string, string> };
  return Object.fromEntries(Object.entries(labels).filter(([key]) => key !== instanceLabel));
}

function faults(service: MonitoredService, port: string): string[] {
  const known = service.ports.flatMap(({ name }) => (name === undefined ? [] : [name]));
  return [
    ...(known.includes(port) ? [] : [`the Service "${service.name}" has no port "${port}"; ${known.length === 0 ? 'give its port a name' : suggest(port, known)}`]),
    ...(Object.keys(selectable(service)).length > 0 ? [] : [`the Service "${service.name}" has no label by which it can be selected; add one to its metadata`]),
  ];
}
