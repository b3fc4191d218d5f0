import { definePack } from './define';
import { delivery, deliveryMetrics } from './prometheus-delivery';
import { scraping, scrapingMetrics } from './prometheus-scraping';
import { server, serverMetrics } from './prometheus-server';
import { storage, storageMetrics } from './prometheus-storage';

/**
 * Whether a Prometheus server works, also one that runs as an agent: from discovery over rules and storage to Alertmanager and the remote storage.
 *
 * An agent evaluates no rules: the server that it writes to, or that scrapes it, does it for it.
 * @see https://prometheus.io/docs/prometheus/latest/prometheus_agent/
 */
export const prometheus = definePack({
  name: 'prometheus',
  title: 'Prometheus',
  summary: 'Whether a Prometheus server, or agent, discovers, scrapes, evaluates, stores and delivers',
  about: 'If Prometheus is down altogether, no alert can come. That is what [Watchdog](watchdog.md#watchdog) is for. `INSTANCE` is the server that the alert names, `NAME` the remote storage.',
  metrics: [...new Set([...scrapingMetrics, ...serverMetrics, ...storageMetrics, ...deliveryMetrics, 'process_start_time_seconds'])],
  rules: () => ({ alerts: { ...scraping, ...server, ...storage, ...delivery } }),
});
