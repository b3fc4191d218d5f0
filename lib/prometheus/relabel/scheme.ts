import type { NameScheme } from '../../base/name';
import type { GlobalConfig } from '../global';
import type { ScrapeConfig } from '../scrape-config';

/** How the names of a job are judged: as itself says, or the server. @default 'utf8' */
export const schemeOf = (job: ScrapeConfig, global: GlobalConfig): NameScheme => job.metricNameValidationScheme ?? global.metricNameValidationScheme ?? 'utf8';
