import { secret } from '../base/secret';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';

const access = { host: 'prometheus.example', by: { kind: 'ingress' }, from: { namespace: 'ingress' } } as const;
const flags = { webEnableAdminApi: true };

/** Who may delete samples is asked who it is. */
export const adminApiExposed = defineCheck({
  id: 'admin-api-exposed',
  severity: 'error',
  needs: ['spec'],
  summary: 'The server is reached from outside, and lets anybody delete its samples.',
  why: 'The admin API deletes series and takes snapshots without asking who calls. Behind a host name it is open to all who know the name.',
  see: 'https://prometheus.io/docs/operating/security/#prometheus',
  bad: [aStack({ flags, access })],
  good: [aStack({ flags }), aStack({ flags, access, web: { file: secret('prometheus-web', 'web.yml'), login: { username: 'prometheus', password: secret('prometheus-web', 'password') } } })],
  *find({ server }) {
    if (server?.access === undefined || !server.flags.webEnableAdminApi) return;
    const { web } = server;
    const asks = web !== undefined && ('file' in web || web.tlsServerConfig?.clientAuthType === 'RequireAndVerifyClientCert');
    if (!asks) {
      yield {
        path: ['flags', 'webEnableAdminApi'],
        message: `open to all who reach "${server.access.host}", got true`,
        fix: 'remove it, or ask for a login with web.file',
      };
    }
  },
});
