import { defineCheck } from './define';
import { aStackWithJob } from './sample';

/** A parameter without a value is not sent. */
export const paramsWithoutValue = defineCheck({
  id: 'params-without-value',
  severity: 'error',
  summary: 'A URL parameter of a scrape has no value.',
  why: 'It is left out of the request, and its "__param_" label does not exist in relabeling.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config',
  bad: [aStackWithJob({ params: { module: [] } })],
  good: [aStackWithJob({ params: { module: ['http_2xx'] } })],
  *find({ server }) {
    for (const [index, { params }] of (server?.scrapeConfigs ?? []).entries()) {
      for (const [name, values] of Object.entries(params)) {
        if (values.length === 0) {
          yield {
            path: ['scrapeConfigs', index, 'params', name],
            message: 'empty, so the parameter is not sent',
            fix: `write a value, such as ${name}: [""], or remove it`,
          };
        }
      }
    }
  },
});
