import { secret, SecretText } from '../base/secret';
import { defineCheck } from './define';
import { tlsConfigs } from './facts/http-clients';
import { aStackWithJob } from './sample';

const certificate = '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n';

/** Certificate and key come in the same way. */
export const tlsCertificateAsText = defineCheck({
  id: 'tls-certificate-as-text',
  severity: 'error',
  refused: true,
  summary: 'Of a client certificate and its key one is written as text, and one is in a file.',
  why: 'The server takes it, but promtool refuses scrape jobs and discovery of which it sees only one file, and with them the whole configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/command-line/promtool/#promtool-check-config',
  bad: [aStackWithJob({ scheme: 'https', tlsConfig: { cert: certificate, key: secret('app-client', 'tls.key') } })],
  good: [aStackWithJob({ scheme: 'https', tlsConfig: { cert: secret('app-client', 'tls.crt'), key: secret('app-client', 'tls.key') } })],
  *find(stack) {
    for (const { path, tls, owner } of tlsConfigs(stack)) {
      // Of discovery promtool looks at the API servers of Kubernetes only.
      if (owner !== 'job' && !(path[0] === 'scrapeConfigs' && path.includes('kubernetesSdConfigs'))) continue;
      if (tls.cert === undefined || tls.cert === '' || tls.key === undefined) continue;
      const isCertificateText = typeof tls.cert === 'string';
      // Only a file of others can have a key as text.
      const isKeyText = tls.key instanceof SecretText;
      if (isCertificateText && !isKeyText) {
        yield {
          path: [...path, 'cert'],
          message: 'a text cannot be combined with a key in a file',
          fix: 'put the certificate beside its key: secret("<name>", "tls.crt")',
        };
      }
      if (isKeyText && !isCertificateText) {
        yield {
          path: [...path, 'key'],
          message: 'a text cannot be combined with a certificate in a file',
          fix: 'put the key beside its certificate, into a file',
        };
      }
    }
  },
});
