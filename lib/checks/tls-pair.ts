import { fileAt, secret } from '../base/secret';
import { defineCheck } from './define';
import { tlsConfigs } from './facts/http-clients';
import { aStackWithJob } from './sample';

/** A client certificate is nothing without its key. */
export const tlsPair = defineCheck({
  id: 'tls-pair',
  severity: 'error',
  refused: true,
  summary: 'A client certificate has no key, or a key no certificate.',
  why: 'The server refuses the whole configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#tls_config',
  bad: [aStackWithJob({ scheme: 'https', tlsConfig: { cert: secret('app-client', 'tls.crt') } }), aStackWithJob({ scheme: 'https', tlsConfig: { key: secret('app-client', 'tls.key') } })],
  good: [
    aStackWithJob({ scheme: 'https', tlsConfig: { cert: secret('app-client', 'tls.crt'), key: secret('app-client', 'tls.key') } }),
    aStackWithJob({ scheme: 'https', tlsConfig: { ca: fileAt('/etc/ssl/app.pem') } }),
  ],
  *find(stack) {
    for (const { path, tls } of tlsConfigs(stack)) {
      // An empty text is no certificate; one in a secret manager counts, although the server has no manager.
      const inManager: { readonly certRef?: unknown; readonly keyRef?: unknown } = tls;
      const hasCertificate = (tls.cert !== undefined && tls.cert !== '') || inManager.certRef !== undefined;
      const hasKey = tls.key !== undefined || inManager.keyRef !== undefined;
      if (hasCertificate && !hasKey) {
        yield {
          path: [...path, 'key'],
          message: 'missing, there is a certificate in cert',
          fix: 'write the key of the certificate, or remove cert',
        };
      }
      if (hasKey && !hasCertificate) {
        yield {
          path: [...path, 'cert'],
          message: 'missing, there is a key in key',
          fix: 'write the certificate of the key, or remove key',
        };
      }
    }
  },
});
