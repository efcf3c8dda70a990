import { hash } from 'node:crypto';

/** Numbers in [0, 1) and ids that follow from a seed and a place alone, whatever else is drawn before them. */
export interface Seeded {
  /** The draw at a place. */
  at(place: string): number;
  /** Whole numbers below `count`. */
  pick(place: string, count: number): number;
  /** The next UUID of this seed. */
  uuid(): string;
  /** The next number of a sequence, for code that asks for randomness without a place. */
  next(): number;
}

/** Draws by place that are made instead of the seed's. */
export type Draws = Readonly<Record<string, number>>;

/** Draws by SHA-256 of the seed and the place. */
export const seeded = (seed: string, draws: Draws = {}): Seeded => {
  const digest = (place: string) => hash('sha256', `${seed} ${place}`, 'buffer');
  let ids = 0;
  let drawn = 0;
  const at = (place: string): number => draws[place] ?? digest(place).readUIntBE(0, 6) / 2 ** 48;
  return {
    at,
    pick: (place, count) => Math.floor(at(place) * count),
    uuid() {
      ids += 1;
      const hex = digest(`uuid ${ids}`).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
    next() {
      drawn += 1;
      return at(`next ${drawn}`);
    },
  };
};
