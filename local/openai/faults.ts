import { setTimeout as sleep } from 'node:timers/promises';

/** What goes wrong with a call. */
type Misbehaviour =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string;
      readonly message?: string;
      readonly retryAfterSeconds?: number;
    }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The connection is cut before anything is answered. */
  | { readonly kind: 'drop' }
  /** Half of the answer, and then the connection is cut. */
  | { readonly kind: 'cut' }
  /** 200 with a page of something that stands before the server. */
  | { readonly kind: 'wrong' }
  /** 200 in the right form, with bytes that mean nothing. */
  | { readonly kind: 'rude' }
  /** An answer without a byte. */
  | { readonly kind: 'empty' };

/** One misbehaviour, for the next `times` calls (1 by default) of the paths that end with `path`. */
export type Fault = Misbehaviour & { readonly times?: number; readonly path?: string };

/** An answer as it is about to be sent. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The faults that are still to happen, oldest first; at most one happens to a call. */
export interface Faults {
  add(...faults: readonly Fault[]): void;
  clear(): void;
  /** Takes the first fault that fits the path, once. */
  take(path: string): Fault | undefined;
}

export const createFaults = (): Faults => {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    add(...faults) {
      waiting.push(...faults.map((fault) => ({ fault, left: fault.times ?? 1 })));
    },
    clear() {
      waiting.length = 0;
    },
    take(path) {
      const entry = waiting.find(({ fault }) => path.endsWith(fault.path ?? ''));
      if (!entry) return undefined;
      entry.left--;
      if (entry.left <= 0) waiting.splice(waiting.indexOf(entry), 1);
      return entry.fault;
    },
  };
};

/** An error as OpenAI words it. */
export const errorAnswer = (
  status: number,
  { message, code = null }: { readonly message: string; readonly code?: string | null },
): Answer => ({
  status,
  contentType: 'application/json',
  body: Buffer.from(
    JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code } }),
  ),
});

/** The answer that a fault gives in place of a good one; undefined where it gives none of its own. */
export const misbehave = async (fault: Fault): Promise<Answer | undefined> => {
  if (fault.kind === 'delay') await sleep(fault.ms, undefined, { ref: false });
  if (fault.kind === 'status') {
    const { status, code = null, message = `Injected ${status}.`, retryAfterSeconds } = fault;
    return {
      ...errorAnswer(status, { message, code }),
      ...(retryAfterSeconds !== undefined && {
        headers: { 'retry-after': String(retryAfterSeconds) },
      }),
    };
  }
  if (fault.kind === 'wrong') {
    const body = Buffer.from('<!doctype html><title>Sign in</title><p>Please sign in.');
    return { status: 200, contentType: 'text/html', body };
  }
  return undefined;
};

/** What a fault makes of a good answer. */
export const spoil = (fault: Fault | undefined, answer: Answer): Answer => {
  if (fault?.kind === 'empty') return { ...answer, body: Buffer.alloc(0) };
  if (fault?.kind === 'rude')
    return { ...answer, body: Buffer.from('no such thing, ever '.repeat(50)) };
  return answer;
};
