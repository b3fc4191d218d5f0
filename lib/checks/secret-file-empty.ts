import { SecretFile, fileAt } from '../base/secret';
import { defineCheck } from './define';
import { credentials } from './facts/credentials';
import { aStackWithJob } from './sample';

/** A credential in a file needs the file's path. */
export const secretFileEmpty = defineCheck({
  id: 'secret-file-empty',
  severity: 'error',
  needs: ['spec'],
  summary: 'A credential is said to be in a file without a path.',
  why: 'Prometheus and Alertmanager take an empty path for no credential, and send none.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config',
  bad: [aStackWithJob({ authorization: { credentials: fileAt('') } })],
  good: [aStackWithJob({ authorization: { credentials: fileAt('/var/run/secrets/kubernetes.io/serviceaccount/token') } })],
  *find(stack) {
    for (const { path, secret } of credentials(stack)) {
      if (secret instanceof SecretFile && secret.path.trim() === '') yield { path, message: 'empty path', fix: 'write the path of the file, or remove the credential' };
    }
  },
});
