import { alert } from './alert';
import { definePack } from './define';

/**
 * An alert that fires all the time, for a service that calls somebody when it stays away.
 * @see https://prometheus.io/docs/practices/alerting/#metamonitoring
 */
export const watchdog = definePack({
  name: 'watchdog',
  title: "Dead man's switch",
  summary: 'Whether alerts get through at all: one that fires all the time, and is missed when it stays away',
  about: 'A server that is down cannot say so. Route this alert to a service outside that waits for it, every few minutes, and calls somebody when it does not come.',
  metrics: [],
  rules: () => ({
    alerts: {
      Watchdog: alert({
        severity: 'info',
        rule: () => ({
          expr: 'vector(1)',
          summary: 'alerts are delivered',
          description: 'this alert fires all the time; the service that receives it calls out when it stays away',
        }),
        runbook: {
          means: 'All is well: rules are evaluated and alerts delivered. It fires all the time, and must reach a service that calls somebody when it stays away. If *that* call woke you up, the way from the rules to the people is broken.',
          look: 'Is Prometheus up, and ready (`/-/ready`)? Is Alertmanager? Can they reach the outside?',
          act: 'Follow the way: *Alerts* in Prometheus; *Status > Alertmanager discovery*; then the log of Alertmanager.',
        },
      }),
    },
  }),
});
