import { fault } from '../../base/finding';
import { integrationsOf } from '../receivers';
import type { AlertmanagerFault } from './define';

/** A receiver that lacks what it needs, with nothing in `global` to take its place: the server refuses it. */
export const receiverMissingValue: AlertmanagerFault = ({ receivers, global }) =>
  receivers.flatMap((receiver, index) =>
    integrationsOf(receiver, ['receivers', index]).flatMap(({ kind, path, entry }) =>
      Object.entries(kind.fallbacks ?? {}).flatMap(([field, inGlobal]) =>
        inGlobal === undefined || entry[field] !== undefined || global[inGlobal] !== undefined
          ? []
          : [fault('receiver-missing-value', [...path, field], `missing, and global.${inGlobal} is not set either`, `write it here, or global.${inGlobal} for all receivers`)],
      ),
    ),
  );
