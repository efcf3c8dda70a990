import type { Position } from './journal.ts';

/** Positions in 16 bytes each: what memory holds of a history whose events stand in the journal. */
export class PositionList {
  #numbers = new Float64Array(16);
  #count = 0;

  get length(): number {
    return this.#count;
  }

  push({ offset, length }: Position): void {
    if (this.#count * 2 === this.#numbers.length) this.#resize(this.#numbers.length * 2);
    this.#numbers[this.#count * 2] = offset;
    this.#numbers[this.#count * 2 + 1] = length;
    this.#count += 1;
  }

  /** Gives back the room kept for more. */
  trim(): void {
    this.#resize(this.#count * 2);
  }

  slice(from: number, to: number): Position[] {
    const positions: Position[] = [];
    for (let i = Math.max(0, from); i < Math.min(to, this.#count); i += 1) {
      positions.push({
        offset: this.#numbers[i * 2] ?? 0,
        length: this.#numbers[i * 2 + 1] ?? 0,
      });
    }
    return positions;
  }

  #resize(size: number): void {
    const resized = new Float64Array(Math.max(2, size));
    resized.set(this.#numbers.subarray(0, this.#count * 2));
    this.#numbers = resized;
  }
}
