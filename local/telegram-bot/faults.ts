/** What goes wrong with a call. */
type Misbehaviour =
  /** 429, with the seconds to wait. */
  | { readonly kind: 'flood'; readonly retryAfterSeconds: number }
  /** Any other refusal, in the words given. */
  | { readonly kind: 'refusal'; readonly code: number; readonly description: string }
  /** Nothing is answered, and nothing done. */
  | { readonly kind: 'hang' }
  /** The connection is cut before the call is read. */
  | { readonly kind: 'drop' }
  /** The call is done, and the connection cut before the answer. */
  | { readonly kind: 'lostAnswer' }
  /** A page of something that stands before the Bot API, with 502; nothing is done. */
  | { readonly kind: 'badGateway' };

/** One misbehaviour, for the next `times` calls (1 by default) of a method, or of any. */
export type Fault = Misbehaviour & { readonly times?: number; readonly method?: string };

/** The faults to come. */
export interface Faults {
  add(fault: Fault): void;
}

/** Faults in the order in which they were added, each as often as it says. */
export const createFaults = () => {
  const waiting: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault: Fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    take(method: string): Fault | undefined {
      const found = waiting.find(
        ({ fault, left }) => left > 0 && (fault.method === undefined || fault.method === method),
      );
      if (found) found.left -= 1;
      return found?.fault;
    },
  };
};
