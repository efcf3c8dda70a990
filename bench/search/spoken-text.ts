/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const ONSETS = 'b br c ch d dr f fl g gr h j k l m n p pl qu r s st t tr v w z'.split(' ');
const NUCLEI = 'a e i o u ai ea oo ou'.split(' ');
const CODAS = ['', 'l', 'm', 'n', 'nd', 'r', 'rt', 's', 'st', 't', 'x'];

/** Words that nobody knows, as long as common ones are short. */
const makeWords = (count: number, random: () => number): string[] => {
  const words = new Set<string>();
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  while (words.size < count) {
    const syllables = 1 + Math.floor(random() * (words.size < 200 ? 2 : 3.5));
    words.add(
      Array.from({ length: syllables }, () => pick(ONSETS) + pick(NUCLEI) + pick(CODAS)).join(''),
    );
  }
  return [...words];
};

/** A language of 40,000 words, the n-th of which is said in proportion to 1 / n (Zipf). */
export const createSpeech = (seed: number) => {
  const random = seeded(seed);
  const words = makeWords(40_000, random);
  const cumulated: number[] = [];
  words.forEach((_, rank) => {
    cumulated.push((cumulated.at(-1) ?? 0) + 1 / (rank + 2.7));
  });
  const all = cumulated.at(-1) ?? 1;
  const rankAt = (share: number): number => {
    let [low, high] = [0, words.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulated[middle] ?? 0) < share * all) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    random,
    /** The word of a rank, 0 being said most. */
    word: (rank: number): string => words[rank] ?? '',
    say: (count: number): string =>
      Array.from({ length: count }, () => words[rankAt(random())] ?? '').join(' '),
  };
};
export type Speech = ReturnType<typeof createSpeech>;
