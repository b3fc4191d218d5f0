import { fault } from '../../base/finding';
import { integrationsOf } from '../receivers';
import type { AlertmanagerFault } from './define';

/** A receiver that contradicts itself or `global`, by what its kind says of that. */
export const receiverConflict: AlertmanagerFault = ({ receivers, global }) =>
  receivers.flatMap((receiver, index) =>
    integrationsOf(receiver, ['receivers', index]).flatMap(({ kind, path, entry }) =>
      (kind.conflicts?.(entry, global) ?? []).map(({ path: inner, message, fix }) => fault('receiver-conflict', [...path, ...inner], message, fix)),
    ),
  );
