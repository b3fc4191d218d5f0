import { secret } from '../base/secret';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';

const certificate = { cert: secret('prometheus-tls', 'tls.crt'), key: secret('prometheus-tls', 'tls.key') };
const clientCa = secret('prometheus-clients', 'ca.crt');

/** Client certificates are verified by the authority that is meant. */
export const webClientCa = defineCheck({
  id: 'web-client-ca',
  severity: 'error',
  refused: true,
  summary: 'Client certificates are verified without an authority, or an authority is given and nothing is verified.',
  why: 'An authority without a policy is refused by the server. A policy without an authority trusts whoever the system trusts: anybody with a certificate of a public authority.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/https/',
  bad: [aStack({ web: { tlsServerConfig: { ...certificate, clientAuthType: 'VerifyClientCertIfGiven' } } }), aStack({ web: { tlsServerConfig: { ...certificate, clientCa } } })],
  good: [aStack({ web: { tlsServerConfig: { ...certificate, clientCa, clientAuthType: 'VerifyClientCertIfGiven' } } }), aStack({ web: { tlsServerConfig: certificate } })],
  *find({ server }) {
    const web = server?.web;
    const tls = web === undefined || 'file' in web ? undefined : web.tlsServerConfig;
    if (tls === undefined) return;
    const { clientAuthType, clientCa: authority } = tls;
    const path = ['web', 'tlsServerConfig'];
    if (clientAuthType.includes('Verify') && authority === undefined) {
      yield { path: [...path, 'clientCa'], message: `missing, the policy "${clientAuthType}" verifies certificates`, fix: 'refer to the authority: secret("<name>", "ca.crt")' };
    }
    if (clientAuthType === 'NoClientCert' && authority !== undefined) {
      yield {
        path: [...path, 'clientAuthType'],
        message: 'missing, there is an authority in clientCa',
        fix: 'use "VerifyClientCertIfGiven" or "RequireAndVerifyClientCert", or remove clientCa',
      };
    }
  },
});
