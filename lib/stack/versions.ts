import { Version } from '../base/version';
import type { Image, ImageOverride } from './image';

/** The parts of a stack that run, each with the version that is the default and where its image is published. */
export const parts = {
  prometheus: { version: '3.16.0', repository: 'quay.io/prometheus/prometheus' },
  alertmanager: { version: '0.34.2', repository: 'quay.io/prometheus/alertmanager' },
  /** Tells Alertmanager that its file has changed, which it does not notice by itself. */
  reloader: { version: '0.93.1', repository: 'quay.io/prometheus-operator/prometheus-config-reloader' },
  grafana: { version: '13.2.3', repository: 'docker.io/grafana/grafana' },
} as const;

export type Part = keyof typeof parts;

/** How a publisher writes a version as a tag, where it is not `v3.16.0`. */
const tags: Partial<Record<Part, (version: Version) => string>> = {
  grafana: (version) => version.toString(),
};

/** The image of a part: the publisher's, at the declared version, under the registry that replaces all of theirs. */
export function imageOf(part: Part, version: Version, registry: string | undefined, override: ImageOverride | undefined): Image {
  const published = parts[part].repository;
  return {
    repository: override?.repository ?? (registry === undefined ? published : `${registry}/${published.slice(published.indexOf('/') + 1)}`),
    tag: override?.tag ?? tags[part]?.(version) ?? `v${version.toString()}`,
    digest: override?.digest,
  };
}

/** Since when Prometheus does by itself, or in its file, what needed a flag before. */
export const since = {
  /** `--config.auto-reload`; a feature flag before. */
  autoReloadFlag: '3.12',
  /** `storage.tsdb.retention` in the file; in some versions before it was there, but counted a unit wrongly. */
  retentionInFile: '3.11',
} as const;

/** The oldest server for which configurations are written. */
export const oldestPrometheus = Version.parse('3.0');
