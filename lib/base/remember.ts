/** The same answers, each worked out once: for as long as there is what was asked about, which must not change. */
export function remember<K extends object, T>(answer: (about: K) => T): (about: K) => T {
  const answers = new WeakMap<K, { readonly value: T }>();
  return (about) => {
    const known = answers.get(about);
    if (known !== undefined) return known.value;
    const value = answer(about);
    answers.set(about, { value });
    return value;
  };
}
