import { z } from 'zod';

import { httpUrl, section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval, targetPort, text } from './fields';

/** Resources that a query to PuppetDB answers with, by the name of their node. */
export const puppetdbDiscovery = defineDiscovery({
  key: 'puppetdbSdConfigs',
  since: '2.31',
  schema: section({
    /** URL of the query API's root. */
    url: httpUrl,
    /** Query in Puppet's language. @see https://www.puppet.com/docs/puppetdb/latest/api/query/v4/pql */
    query: text,
    /** Parameters of the resources as labels; they may hold what nobody should see. @default false */
    includeParameters: z.boolean().default(false),
    /** How often the source is asked again. @default '1m' */
    refreshInterval: refreshInterval('1m'),
    /** Port of the targets. @default 80 */
    port: targetPort(),
    ...httpClient,
  }),
  metaLabels: () => labelsOf('puppetdb', `
  query certname resource type title exported tags file environment parameter_`),
  reaches: (entry) => [...asks(entry.url, entry), 'anywhere'],
  needs: 'network',
  example: { url: 'https://puppetdb.example:8081', query: 'resources { type = "Package" and title = "httpd" }', port: 9100 },
  see: documented('puppetdb_sd_config'),
});
