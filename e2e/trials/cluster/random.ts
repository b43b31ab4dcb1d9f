/** Numbers that look random and are the same for the same seed. */
export type Random = {
  /** From `low` up to, and without, `high`. */
  between(low: number, high: number): number;
  oneOf<Value>(values: readonly [Value, ...Value[]]): Value;
  /** The same values in another order. */
  shuffled<Value>(values: readonly Value[]): Value[];
};

/** Mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const random: Random = {
    between: (low, high) => low + next() * (high - low),
    oneOf: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    shuffled(values) {
      const rest = [...values];
      return values.map(() => rest.splice(Math.floor(next() * rest.length), 1)[0] as (typeof values)[number]);
    },
  };
  return random;
}
