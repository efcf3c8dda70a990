import type { Position } from './journal.ts';

interface Gap extends Position {
  /** Bytes of this gap and of all before it. */
  readonly total: number;
}

/**
 * What was taken out of a file. Positions that were given out before stay as they are: here is where
 * in the file they are now.
 */
export class Gaps {
  readonly #gaps: readonly Gap[];

  private constructor(gaps: readonly Gap[]) {
    this.#gaps = gaps;
  }

  static readonly none = new Gaps([]);

  /** How many bytes were taken out in all. */
  get totalBytes(): number {
    return this.#gaps.at(-1)?.total ?? 0;
  }

  /** These and more, of places that aren't among these; neighbours become one. */
  with(taken: readonly Position[]): Gaps {
    const sorted = [...this.#gaps, ...taken].sort((a, b) => a.offset - b.offset);
    const gaps: Gap[] = [];
    for (const { offset, length } of sorted) {
      const last = gaps.at(-1);
      const total = (last?.total ?? 0) + length;
      if (last !== undefined && last.offset + last.length === offset) {
        gaps[gaps.length - 1] = { offset: last.offset, length: last.length + length, total };
      } else {
        gaps.push({ offset, length, total });
      }
    }
    return new Gaps(gaps);
  }

  /** Where in the file a position is; undefined when it was taken out. */
  inFile(offset: number): number | undefined {
    const gap = this.#last((candidate) => candidate.offset <= offset);
    if (gap === undefined) return offset;
    return offset < gap.offset + gap.length ? undefined : offset - gap.total;
  }

  /** The position of what stands there in the file. */
  fromFile(offset: number): number {
    const gap = this.#last(
      (candidate) => candidate.offset - candidate.total + candidate.length <= offset,
    );
    return offset + (gap?.total ?? 0);
  }

  /** The last gap of those, all at the front, that `isBefore` is true of. */
  #last(isBefore: (gap: Gap) => boolean): Gap | undefined {
    let [from, to] = [0, this.#gaps.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const gap = this.#gaps[middle];
      if (gap !== undefined && isBefore(gap)) from = middle + 1;
      else to = middle;
    }
    return this.#gaps[from - 1];
  }
}
