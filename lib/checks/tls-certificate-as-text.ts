import { secret } from '../base/secret';
import { defineCheck } from './define';
import { tlsConfigs } from './facts/http-clients';
import { aStackWithJob } from './sample';

const certificate = '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n';

/** Certificate and key come in the same way. */
export const tlsCertificateAsText = defineCheck({
  id: 'tls-certificate-as-text',
  severity: 'error',
  refused: true,
  summary: 'A client certificate is written as text beside a key in a file.',
  why: 'The server takes it, but promtool refuses scrape jobs and discovery of which it sees only the file of the key, and with them the whole configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/command-line/promtool/#promtool-check-config',
  bad: [aStackWithJob({ scheme: 'https', tlsConfig: { cert: certificate, key: secret('app-client', 'tls.key') } })],
  good: [aStackWithJob({ scheme: 'https', tlsConfig: { cert: secret('app-client', 'tls.crt'), key: secret('app-client', 'tls.key') } })],
  *find(stack) {
    for (const { path, tls, owner } of tlsConfigs(stack)) {
      // Of discovery promtool looks at the API servers of Kubernetes only.
      if (owner !== 'job' && !(path[0] === 'scrapeConfigs' && path.includes('kubernetesSdConfigs'))) continue;
      if (typeof tls.cert === 'string' && tls.cert !== '' && tls.key !== undefined) {
        yield {
          path: [...path, 'cert'],
          message: 'a text cannot be combined with a key in a file',
          fix: 'put the certificate beside its key: secret("<name>", "tls.crt")',
        };
      }
    }
  },
});
