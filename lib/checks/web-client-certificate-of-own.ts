import { secret } from '../base/secret';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';

const tlsServerConfig = {
  cert: secret('prometheus-tls', 'tls.crt'),
  key: secret('prometheus-tls', 'tls.key'),
  clientCa: secret('prometheus-clients', 'ca.crt'),
  clientAuthType: 'RequireAndVerifyClientCert',
} as const;

/** The server can scrape itself over its own port. */
export const webClientCertificateOfOwn = defineCheck({
  id: 'web-client-certificate-of-own',
  severity: 'error',
  needs: ['spec'],
  summary: 'The server wants a certificate of every client, and has none to scrape itself with.',
  why: 'Its own job "prometheus" is down for ever, and every alert about the server with it.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/https/',
  bad: [aStack({ web: { tlsServerConfig } })],
  good: [
    aStack({
      web: { tlsServerConfig },
      selfMonitoring: false,
      scrapeConfigs: [
        {
          jobName: 'prometheus',
          scheme: 'https',
          tlsConfig: { ca: secret('prometheus-clients', 'ca.crt'), cert: secret('prometheus-self', 'tls.crt'), key: secret('prometheus-self', 'tls.key'), serverName: 'prometheus' },
          staticConfigs: [{ targets: ['localhost:9090'] }],
        },
      ],
    }),
  ],
  *find({ server }) {
    const web = server?.web;
    if (server?.selfMonitoring !== true || web === undefined || 'file' in web) return;
    const type = web.tlsServerConfig?.clientAuthType;
    if (type === 'RequireAnyClientCert' || type === 'RequireAndVerifyClientCert') {
      yield {
        path: ['web', 'tlsServerConfig', 'clientAuthType'],
        message: `the server's own scrape shows no certificate, got "${type}"`,
        fix: 'use "VerifyClientCertIfGiven", or set selfMonitoring: false and write that job with a certificate',
      };
    }
  },
});
