import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

import type { ByteSize } from '../../base/byte-size';

/** A volume of a workload. */
export interface Volume {
  readonly size: ByteSize;
  readonly ephemeral: boolean;
  readonly storageClassName?: string | undefined;
}

/** What a claim asks for: one node may write at a time. */
export const claimSpec = ({ size, storageClassName }: Volume): k8s.PersistentVolumeClaimSpec => ({
  accessModes: ['ReadWriteOnce'],
  ...(storageClassName !== undefined && { storageClassName }),
  resources: { requests: { storage: k8s.Quantity.fromString(size.toQuantity()) } },
});

/** The volume `data` of a pod that has no claim: it is lost with the pod, and never larger than it may be. */
export const ephemeralData = ({ size }: Volume): k8s.Volume => ({ name: 'data', emptyDir: { sizeLimit: k8s.Quantity.fromString(size.toQuantity()) } });

/**
 * A StatefulSet whose pods have a volume `data` each; their claims outlive it.
 *
 * The claims' template is written as the API server completes it. `kubectl apply` compares these templates as a whole: with less in them, every
 * apply would change the object. The typed construct of cdk8s-plus leaves out what it does not know of them, so the object is plain.
 */
export function renderStatefulSet(scope: Construct, id: string, metadata: ApiObjectMetadata, spec: k8s.StatefulSetSpec, volume: Volume): void {
  const claims = {
    volumeClaimTemplates: [
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data' },
        spec: { ...(k8s.toJson_PersistentVolumeClaimSpec(claimSpec(volume)) as object), volumeMode: 'Filesystem' },
        status: { phase: 'Pending' },
      },
    ],
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
  };
  new ApiObject(scope, id, { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata, spec: { ...(k8s.toJson_StatefulSetSpec(spec) as object), ...(!volume.ephemeral && claims) } });
}
