import { alertmanagerPort, type Placement } from '../../stack/placement';
import type { Surroundings } from '../../stack/model';
import { peersName } from './services';

/** In a cluster, each Alertmanager has an address of its own behind the Service without one. */
export const placementIn = ({ namespace }: Pick<Surroundings, 'namespace'>): Placement => ({
  alertmanagers: (name) => ({ dnsSdConfigs: [{ names: [`${peersName({ name })}.${namespace}.svc`], type: 'A', port: alertmanagerPort }] }),
  provides: ['network', 'kubernetes-api'],
  selfMonitoring: true,
});
