/** One thing that goes wrong. Without `answer`, `drop` and `delayMs` nothing does. */
export interface Fault {
  /** The method it befalls, for example `messages.getHistory`, or `*` for all. */
  readonly method: string;
  /** The error to answer with, for example `FLOOD_WAIT_30`; its usual code unless `code` says otherwise. */
  readonly answer?: string | undefined;
  readonly code?: number | undefined;
  /** Closes the connection instead of answering. */
  readonly drop?: boolean | undefined;
  /** Waits before it answers (or fails). */
  readonly delayMs?: number | undefined;
  /** How often it happens; 1 unless given. */
  readonly times?: number | 'always' | undefined;
  /** How many calls pass unharmed before it happens. */
  readonly after?: number | undefined;
}

interface Armed {
  readonly fault: Fault;
  passes: number;
  left: number;
}

/** The faults that are in force, in the order in which they were asked for. */
export class Faults {
  #armed: Armed[] = [];

  add(fault: Fault): void {
    const left = fault.times === 'always' ? Number.POSITIVE_INFINITY : (fault.times ?? 1);
    this.#armed.push({ fault, passes: fault.after ?? 0, left });
  }

  clear(): void {
    this.#armed = [];
  }

  /** The fault that befalls this call, if any; counts it as happened. */
  take(method: string): Fault | undefined {
    for (const armed of this.#armed) {
      if (armed.left <= 0 || (armed.fault.method !== '*' && armed.fault.method !== method))
        continue;
      if (armed.passes > 0) armed.passes -= 1;
      else {
        armed.left -= 1;
        return armed.fault;
      }
    }
    return undefined;
  }
}
