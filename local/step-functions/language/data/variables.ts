import type { Json } from '../../contract.ts';

/** Variables of one scope. A Parallel branch or Map iteration has a scope of its own that sees the outer ones. */
export class Variables {
  readonly #outer: Variables | undefined;
  readonly #own = new Map<string, Json>();
  #all: Readonly<Record<string, Json>> | undefined;

  constructor(outer?: Variables) {
    this.#outer = outer;
  }

  has(name: string): boolean {
    return this.#own.has(name) || (this.#outer?.has(name) ?? false);
  }

  get(name: string): Json | undefined {
    return this.#own.has(name) ? this.#own.get(name) : this.#outer?.get(name);
  }

  assign(values: Readonly<Record<string, Json>>): void {
    for (const [name, value] of Object.entries(values)) this.#own.set(name, value);
    this.#all = undefined;
  }

  /** Every visible variable by name. An outer scope stands still while an inner one runs. */
  all(): Readonly<Record<string, Json>> {
    this.#all ??= { ...this.#outer?.all(), ...Object.fromEntries(this.#own) };
    return this.#all;
  }
}
