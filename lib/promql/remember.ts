import type { Expression } from './ast';

/** The same answers, each worked out once: facts about an expression ask for those of its parts again and again. */
export function remember<T>(answer: (expression: Expression) => T): (expression: Expression) => T {
  const answers = new WeakMap<Expression, { readonly value: T }>();
  return (expression) => {
    const known = answers.get(expression);
    if (known !== undefined) return known.value;
    const value = answer(expression);
    answers.set(expression, { value });
    return value;
  };
}
