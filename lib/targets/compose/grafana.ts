import type { SecretKey } from '../../base/secret';
import { toYaml } from '../../base/yaml';
import { imageReference } from '../../stack/image';
import type { Stack } from '../../stack/model';
import { alertmanagerPort, pathOf, prometheusPort } from '../../stack/placement';
import { composeSecret, mountedAt } from './secrets';
import { healthcheck, localPort, type ComposeService } from './service';

/** The user interface of the project: who may administer it. */
export interface GrafanaOptions {
  /** Password of the user `admin`: there is no default. */
  readonly adminPassword: SecretKey;
}

const port = 3000;

/** Grafana with the stack's servers as data sources; viewers need no login, and may change nothing. */
export const grafanaService = (stack: Stack, { adminPassword }: GrafanaOptions): ComposeService => ({
  image: imageReference(stack.images.grafana),
  user: '472:0',
  environment: {
    GF_SECURITY_ADMIN_PASSWORD__FILE: mountedAt('/etc/grafana', adminPassword),
    GF_AUTH_ANONYMOUS_ENABLED: 'true',
    GF_AUTH_ANONYMOUS_ORG_ROLE: 'Viewer',
    // Nothing is sent to, or asked of, anybody outside.
    GF_ANALYTICS_REPORTING_ENABLED: 'false',
    GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
    GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
  },
  ports: [localPort(port)],
  volumes: ['./grafana/provisioning:/etc/grafana/provisioning:ro', 'grafana-data:/var/lib/grafana'],
  tmpfs: ['/tmp'],
  secrets: [composeSecret('/etc/grafana', adminPassword)],
  healthcheck: healthcheck('wget', '-q', '-O', '/dev/null', `http://127.0.0.1:${port}/api/health`),
});

/** Data sources by file, so that nobody clicks them together. @see https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources */
export const datasourcesFile = ({ server, alertmanager }: Stack): string =>
  toYaml({
    apiVersion: 1,
    prune: true,
    datasources: [
      ...(server === undefined
        ? []
        : [
            {
              name: 'Prometheus',
              uid: 'prometheus',
              type: 'prometheus',
              url: `http://${server.name}:${prometheusPort}${pathOf(server)}`,
              isDefault: true,
              editable: false,
              jsonData: {
                httpMethod: 'POST',
                // Grafana must know the real interval, or its $__rate_interval is too short for a rate.
                timeInterval: server.global.scrapeInterval.toString(),
                prometheusType: 'Prometheus',
                ...(alertmanager !== undefined && { alertmanagerUid: 'alertmanager' }),
              },
            },
          ]),
      ...(alertmanager === undefined
        ? []
        : [
            {
              name: 'Alertmanager',
              uid: 'alertmanager',
              type: 'alertmanager',
              url: `http://${alertmanager.name}:${alertmanagerPort}${pathOf(alertmanager)}`,
              editable: false,
              jsonData: { implementation: 'prometheus' },
            },
          ]),
    ],
  });
