import { analyze } from '../promql/analyze';

/** Graver alerts on the same thing, while which an alert stays away. */
export interface Exclusion {
  /** Names of alerts of the same pack, which come before this one: rules of a group are evaluated in their order. */
  readonly firing: readonly string[];
  /** The labels by which things are told apart, which all these alerts have. */
  readonly on: readonly string[];
}

/**
 * The expression, but nothing while one of these alerts fires for the same thing, so that nobody is told the same thing twice.
 *
 * This asks for the alert and not for its threshold. Were a warning just "over 5 %, not over 10 %", a value that goes to and
 * fro around 10 % would start the clocks of both again and again, and nobody would hear of it; this warning's clock goes on
 * until the critical alert has really fired. It also holds whatever thresholds somebody sets for the two.
 */
export function unlessFiring(expr: string, { firing, on }: Exclusion): string {
  if (firing.length === 0) return expr;
  const names = `alertname${firing.length === 1 ? '=' : '=~'}"${firing.join('|')}"`;
  return `${asOne(expr)}\nunless on (${on.join(', ')}) ALERTS{${names}, alertstate="firing"}`;
}

/** In parentheses where `unless` would only take the last part. */
function asOne(expr: string): string {
  const { expression } = analyze(expr);
  return expression?.kind === 'binary' && expression.operator === 'or' ? `(\n${expr}\n)` : expr;
}
