import { defineCheck } from './define';
import { httpClients, isJudged } from './facts/http-clients';
import { aStackWithJob } from './sample';

/** A proxy is named, or taken from the environment, with all that belongs to it. */
export const proxyOptions = defineCheck({
  id: 'proxy-options',
  severity: 'error',
  refused: true,
  summary: 'Options of a proxy contradict each other.',
  why: 'The server refuses the whole configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config',
  bad: [aStackWithJob({ noProxy: 'localhost' }), aStackWithJob({ proxyFromEnvironment: true, proxyUrl: 'http://proxy.example:3128' })],
  good: [aStackWithJob({ proxyUrl: 'http://proxy.example:3128', noProxy: 'localhost' }), aStackWithJob({ proxyFromEnvironment: true })],
  *find(stack) {
    for (const { path, client } of httpClients(stack)) {
      const refused = isJudged(path);
      const { proxyUrl, noProxy = '', proxyFromEnvironment, proxyConnectHeader = {} } = client;
      if (Object.keys(proxyConnectHeader).length > 0 && !proxyFromEnvironment && proxyUrl === undefined) yield { path: [...path, 'proxyUrl'], message: 'missing, there are headers for a proxy in proxyConnectHeader', fix: 'write the proxy, or remove proxyConnectHeader', refused };
      if (proxyFromEnvironment && proxyUrl !== undefined) yield { path: [...path, 'proxyUrl'], message: 'cannot be combined with proxyFromEnvironment', fix: 'keep one of them', refused };
      if (noProxy === '') continue;
      if (proxyFromEnvironment) yield { path: [...path, 'noProxy'], message: 'cannot be combined with proxyFromEnvironment', fix: 'remove it, the environment has its own', refused };
      else if (proxyUrl === undefined) yield { path: [...path, 'proxyUrl'], message: 'missing, there are exceptions in noProxy', fix: 'write the proxy, or remove noProxy', refused };
    }
  },
});
