import { secret } from '../base/secret';
import { authenticationMethods } from '../prometheus/http-client';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { httpClients, isJudged } from './facts/http-clients';
import { aStackWithJob } from './sample';

/** Who asks is said in one way. */
export const authenticationMethodsCombined = defineCheck({
  id: 'authentication-methods-combined',
  severity: 'error',
  refused: true,
  summary: 'A section authenticates in two ways at once.',
  why: 'Both would write the same header. The server refuses the whole configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config',
  bad: [
    aStackWithJob({
      httpSdConfigs: [
        // @ts-expect-error the compiler refuses it too; a file may have it
        {
          url: 'https://inventory.example/targets',
          basicAuth: { username: 'prometheus', password: secret('inventory', 'password') },
          authorization: { credentials: secret('inventory', 'token') },
        },
      ],
    }),
    aStack({
      alerting: {
        alertmanagers: [
          // @ts-expect-error the compiler refuses it too; a file may have it
          {
            staticConfigs: [{ targets: ['alertmanager:9093'] }],
            basicAuth: { username: 'prometheus', password: secret('alerting', 'password') },
            oauth2: { clientId: 'prometheus', clientSecret: secret('alerting', 'client'), tokenUrl: 'https://login.example/token' },
          },
        ],
      },
    }),
  ],
  good: [
    aStackWithJob({ httpSdConfigs: [{ url: 'https://inventory.example/targets', authorization: { credentials: secret('inventory', 'token') } }] }),
    aStack({
      alerting: {
        alertmanagers: [{ staticConfigs: [{ targets: ['alertmanager:9093'] }], basicAuth: { username: 'prometheus', password: secret('alerting', 'password') } }],
      },
    }),
  ],
  *find(stack) {
    for (const { path, client } of httpClients(stack)) {
      const [first, ...others] = authenticationMethods.filter((method) => client[method] !== undefined);
      for (const method of others) yield { path: [...path, method], message: `cannot be combined with ${String(first)}`, fix: 'keep one of them', refused: isJudged(path) };
    }
  },
});
