import type { Terms } from '../posts/terms.ts';

interface Holders {
  readonly indexes: number[];
  readonly weights: number[];
}

/** Texts by their terms, so that one is compared with all others at the price of the terms they share. */
export class TermIndex {
  readonly #holders = new Map<string, Holders>();
  /** Used anew for each comparison. */
  readonly #sums: Float64Array;
  readonly #isFound: Uint8Array;

  constructor(texts: readonly Terms[]) {
    this.#sums = new Float64Array(texts.length);
    this.#isFound = new Uint8Array(texts.length);
    texts.forEach((terms, index) => {
      for (const [term, weight] of terms) {
        const known = this.#holders.get(term);
        if (known) {
          known.indexes.push(index);
          known.weights.push(weight);
        } else this.#holders.set(term, { indexes: [index], weights: [weight] });
      }
    });
  }

  /**
   * Visits the texts that share a term with another one which at most `most` texts have, in order, with how
   * much they are about the same, as `similarity` has it.
   */
  closeTo(
    terms: Terms,
    visit: (index: number, closeness: number) => void,
    most: number = Number.POSITIVE_INFINITY,
  ): void {
    const sums = this.#sums.fill(0);
    const isFound = this.#isFound.fill(0);
    for (const [term, own] of terms) {
      const holders = this.#holders.get(term);
      if (!holders) continue;
      const { indexes, weights } = holders;
      const isTelling = indexes.length <= most ? 1 : 0;
      for (let at = 0; at < indexes.length; at += 1) {
        const index = indexes[at] ?? 0;
        sums[index] = (sums[index] ?? 0) + own * (weights[at] ?? 0);
        isFound[index] = (isFound[index] ?? 0) | isTelling;
      }
    }
    for (let index = 0; index < sums.length; index += 1) {
      if (isFound[index] === 1) visit(index, sums[index] ?? 0);
    }
  }
}
