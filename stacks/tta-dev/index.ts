import { alertmanager, prometheus, targets, watchdog, type PrometheusStackSpec } from '../../lib';
import type { Environment } from './environment';
import { expectRoutes, notifications } from './notifications';
import { primitiveRequests } from './objectives';
import { availability } from './rules/availability';
import { cost } from './rules/cost';
import { performance } from './rules/performance';
import { slo } from './rules/slo';

/** Who may ask the server: the dashboards, in the same namespace. */
const grafana = { podLabels: { 'app.kubernetes.io/name': 'grafana' } };

/** The Prometheus stack of TTA.dev: the same everywhere, but for what the environment says. */
export const ttaDev = (environment: Environment): PrometheusStackSpec => ({
  global: {
    scrapeInterval: '15s',
    evaluationInterval: '15s',
    externalLabels: { cluster: environment.cluster, environment: environment.name },
  },
  scrapeConfigs: environment.scrapeConfigs,
  ruleGroups: [
    ...slo(),
    ...primitiveRequests(environment.retention).ruleGroups,
    ...performance(),
    ...cost(),
    ...availability(),
    ...targets({ TargetFlapping: false }), // ServiceFlapping says it, to those who are on call
    ...prometheus(),
    ...alertmanager(),
    ...watchdog(),
  ],
  series: environment.series,
  storage: { size: environment.volume, claimName: 'prometheus-pvc', retention: { time: environment.retention } },
  ownNamespaces: ['tta-dev'],
  clients: [grafana],
  alertmanager: { replicas: environment.alertmanagers, config: notifications(environment), expectRoutes: [...expectRoutes] },
});
