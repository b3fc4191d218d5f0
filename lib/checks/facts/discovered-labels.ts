import type { DeclaredDiscovery } from '../../prometheus/discovery';

type Entry = Readonly<Record<string, unknown>>;

const isWritten = ({ labels }: Entry, label: string): boolean => typeof labels === 'object' && labels !== null && label in labels;

/** Kinds of which it is known whether their targets carry labels besides those of the kind itself. */
const given: Readonly<Record<string, (entry: Entry, label: string) => boolean>> = {
  dnsSdConfigs: () => false,
  dockerswarmSdConfigs: () => false,
  // A node's target is called like the node, whatever its address.
  kubernetesSdConfigs: ({ role }, label) => role === 'node' && label === 'instance',
  staticConfigs: isWritten,
};

/** Kinds whose targets somebody else writes, with any labels. */
const writtenElsewhere: readonly string[] = ['fileSdConfigs', 'httpSdConfigs'];

/**
 * Whether targets that are found this way may carry a label that is not one of the kind's own meta labels, such as `instance` or
 * `__scheme__`. Of a kind that nothing is known about they may carry any but a meta label.
 */
export const mayCarry = ({ kind: { key }, entry }: DeclaredDiscovery, label: string): boolean =>
  given[key]?.(entry as Entry, label) ?? (writtenElsewhere.includes(key) || !label.startsWith('__meta_'));
