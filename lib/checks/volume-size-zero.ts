import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { alertmanagerPath } from './facts/alertmanager-path';

/** A volume has a size. */
export const volumeSizeZero = defineCheck({
  id: 'volume-size-zero',
  severity: 'error',
  needs: ['spec'],
  summary: 'A volume has no size.',
  why: 'The API server refuses a claim of zero bytes.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#capacity',
  bad: [aStack({ storage: { size: '0' } })],
  good: [aStack({ storage: { size: '10Gi' } })],
  *find(stack) {
    const { server, alertmanager } = stack;
    const volumes = [
      { path: ['storage', 'size'], size: server?.storage.size },
      { path: [...alertmanagerPath(stack), 'storage', 'size'], size: alertmanager?.storage.size },
    ];
    for (const { path, size } of volumes) if (size?.bytes === 0) yield { path, message: 'zero bytes, which no volume has', fix: 'write the size, such as "10Gi"' };
  },
});
