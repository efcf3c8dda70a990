import type { Ways } from '../language/phrases.ts';

const MOST_USES = 2;

/** Says the same thing in another way each time; which way comes first depends on the seed alone. */
export class Rotation {
  readonly #uses = new Map<object, number>();
  readonly #seed: number;

  constructor(seed: string) {
    this.#seed = Array.from(seed).reduce(
      (hash, character) => (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0,
      7,
    );
  }

  /** As `say`, but silent once each way has been used twice. */
  sayNowAndThen<A extends readonly unknown[]>(ways: Ways<A>, ...about: A): string {
    return (this.#uses.get(ways) ?? 0) < MOST_USES * ways.length ? this.say(ways, ...about) : '';
  }

  /** The next way in turn, filled in; empty when there is none. */
  say<A extends readonly unknown[]>(ways: Ways<A>, ...about: A): string {
    if (ways.length === 0) return '';
    const used = this.#uses.get(ways) ?? 0;
    this.#uses.set(ways, used + 1);
    return ways[(this.#seed + used) % ways.length]?.(...about) ?? '';
  }
}
