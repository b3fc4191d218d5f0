import { NotationError } from './value';

const legacyLabelName = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const legacyMetricName = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** Text that Go would read as valid UTF-8: not empty, and no lone surrogate, which JavaScript allows. */
const isText = (text: string): boolean => text !== '' && text.isWellFormed();

/** How names are judged; Prometheus 3 takes any UTF-8 by default. */
export type NameScheme = 'utf8' | 'legacy';

/** Whether Prometheus takes this as a label's name under the scheme. */
export const isLabelName = (text: string, scheme: NameScheme = 'utf8'): boolean =>
  scheme === 'utf8' ? isText(text) : legacyLabelName.test(text);

/** Whether Prometheus takes this as a metric's name under the scheme. */
export const isMetricName = (text: string, scheme: NameScheme = 'utf8'): boolean =>
  scheme === 'utf8' ? isText(text) : legacyMetricName.test(text);

/** Whether the name needs no quotes in PromQL and in a relabel rule of every version. */
export const isPlainLabelName = (text: string): boolean => legacyLabelName.test(text);

/**
 * Kubernetes' DNS label: lower-case letters, digits and `-`, 63 at most, a letter or digit at both ends.
 * @throws NotationError when it is none
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function parseDnsLabel(text: string): string {
  if (/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text)) return text;
  throw new NotationError(`not a name that Kubernetes takes, got "${text}"`, 'use lower-case letters, digits and "-", 63 at most');
}

/** Like {@link parseDnsLabel}, several of them with dots between, 253 at most. @throws NotationError */
export function parseDnsSubdomain(text: string): string {
  const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
  if (text.length <= 253 && text.split('.').every((part) => label.test(part))) return text;
  throw new NotationError(`not a name that Kubernetes takes, got "${text}"`, 'use lower-case letters, digits, "-" and ".", 253 at most');
}
