import { parseDnsSubdomain } from '../base/name';
import { SecretKey, secret } from '../base/secret';
import { defineCheck } from './define';
import { credentials } from './facts/credentials';
import { notationFault } from './facts/notation-fault';
import { aStackWithJob } from './sample';

/** A Secret and its keys have names that Kubernetes takes. */
export const secretName = defineCheck({
  id: 'secret-name',
  severity: 'error',
  needs: ['spec'],
  summary: 'A reference to a Secret has a name or a key that Kubernetes does not take.',
  why: 'Such a Secret cannot exist: the API server refuses the pod that mounts it.',
  see: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data',
  bad: [
    aStackWithJob({ basicAuth: { username: 'prometheus', password: secret('App_Login', 'password') } }),
    aStackWithJob({ basicAuth: { username: 'prometheus', password: secret('app-login', 'the password') } }),
  ],
  good: [aStackWithJob({ basicAuth: { username: 'prometheus', password: secret('app-login', 'password') } })],
  *find(stack) {
    for (const { path, secret: reference } of credentials(stack)) {
      if (!(reference instanceof SecretKey)) continue;
      const { name, key } = reference;
      const why = notationFault(() => parseDnsSubdomain(name));
      if (why !== undefined) yield { path, message: `the Secret's name is ${why.message}`, fix: why.fix };
      if (!isKey(key)) {
        yield {
          path,
          message: `the key is not a name that Kubernetes takes, got "${key}"`,
          fix: 'use letters, digits, "-", "_" and ".", 253 at most, not beginning with ".."',
        };
      }
    }
  },
});

const isKey = (key: string): boolean => /^[-._a-zA-Z0-9]{1,253}$/.test(key) && key !== '.' && !key.startsWith('..');
