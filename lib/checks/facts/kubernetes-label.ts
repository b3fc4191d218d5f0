import { parseDnsSubdomain } from '../../base/name';
import { notationFault } from './notation-fault';

const name = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/**
 * Whether Kubernetes takes this as the key of a label: a name of at most 63 characters, with a DNS name and a slash before it or not.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function isLabelKey(key: string): boolean {
  const slash = key.indexOf('/');
  return slash === -1 ? name.test(key) : isDnsSubdomain(key.slice(0, slash)) && name.test(key.slice(slash + 1));
}

/** Whether Kubernetes takes this as the value of a label: empty, or like a name without a prefix. */
export const isLabelValue = (value: string): boolean => value === '' || name.test(value);

const isDnsSubdomain = (text: string): boolean => notationFault(() => parseDnsSubdomain(text)) === undefined;
