const MULTIPLIER = 0x5deece66dn;
const INCREMENT = 0xbn;
const MASK = (1n << 48n) - 1n;

/** The linear congruential generator of java.util.Random, which the service's seeded functions use. */
export function createJavaRandom(seed: bigint): { nextDouble(): number } {
  let state = (seed ^ MULTIPLIER) & MASK;
  const next = (bits: bigint): number => {
    state = (state * MULTIPLIER + INCREMENT) & MASK;
    return Number(state >> (48n - bits));
  };
  return { nextDouble: () => (next(26n) * 2 ** 27 + next(27n)) / 2 ** 53 };
}
