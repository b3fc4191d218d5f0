import type { AlertmanagerFault } from './define';
import { repeatedNames } from './named';

/** Two receivers with one name: the server refuses them, since a route could mean either. */
export const receiverNameNotUnique: AlertmanagerFault = ({ receivers }) =>
  repeatedNames('receiver-name-not-unique', receivers.map(({ name }, index) => ({ name, path: ['receivers', index] })));
