const decimal = { '': 1, m: 1e-3, K: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };
const binary = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 };
const factors: Readonly<Record<string, number>> = { ...decimal, ...binary };

/**
 * A quantity of Kubernetes as a number: cores or bytes. NaN for what is none.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function amountOf(quantity: string): number {
  const [, digits = 'NaN', unit = ''] = /^(\d+(?:\.\d+)?)(m|[KMGTPE]i?)?$/.exec(quantity) ?? [];
  return Number(digits) * (factors[unit] ?? Number.NaN);
}
