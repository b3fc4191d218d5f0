import { fault } from '../../base/finding';
import type { AlertmanagerFault } from './define';

/** A label `name` that differs from the receiver's own name: the server refuses it. */
export const receiverNameLabel: AlertmanagerFault = ({ receivers }) =>
  receivers.flatMap(({ name, labels }, index) => {
    const label = labels['name'];
    return label === undefined || label === name
      ? []
      : [fault('receiver-name-label', ['receivers', index, 'labels', 'name'], `differs from the receiver's name, got "${label}" for "${name}"`, 'remove the label: the server sets it')];
  });
