import type { RuleGroupSpec } from '../../../lib';

import { alertsOf, type GroupOptions } from './alert';
import { delivery, type DeliveryOptions } from './prometheus-delivery';
import { scraping, type ScrapingOptions } from './prometheus-scraping';
import { server, type ServerOptions } from './prometheus-server';
import { storage, type StorageOptions } from './prometheus-storage';

/** What can be told to the alerts on the monitoring itself. */
export interface PrometheusOptions extends GroupOptions, ScrapingOptions, ServerOptions, StorageOptions, DeliveryOptions {}

/** Whether the monitoring itself works: from the targets over the rules and the storage to the people who are told. */
export function prometheus(options: PrometheusOptions): RuleGroupSpec {
  const alert = alertsOf('prometheus', options);
  return {
    name: 'prometheus',
    ...(options.interval !== undefined && { interval: options.interval }),
    rules: [...scraping(alert, options), ...server(alert, options), ...storage(alert, options), ...delivery(alert, options)],
  };
}
