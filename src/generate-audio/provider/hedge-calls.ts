import type { Clock } from '../clock.ts';
import { createCallTimes } from './call-times.ts';

interface HedgeOptions<T> {
  readonly characters: number;
  /** A call; it ends early, in whatever way, when its signal is aborted. */
  readonly call: (signal: AbortSignal) => Promise<T>;
  /** Waits for the right to make a second call. */
  readonly turn: (signal: AbortSignal) => Promise<void>;
}

/** Makes calls, and a second, identical one for a call that takes far longer than its peers. */
export interface Hedger {
  /** Answers what comes first and cancels the other. @throws what the first call throws when none answers. */
  run<T>(options: HedgeOptions<T>): Promise<T>;
  /** Calls without their hedges, hedges, and those that answered before the first call. */
  readonly counts: { readonly calls: number; readonly hedges: number; readonly won: number };
}

/** Hedges are paid for too: never more than one in so many calls. */
const CALLS_FOR_A_HEDGE = 10;

/** A hedger for the calls of one run. */
export const createHedger = (clock: Clock): Hedger => {
  const times = createCallTimes();
  const enoughKnown = Promise.withResolvers<void>();
  const counts = { calls: 0, hedges: 0, won: 0 };

  const timed = async <T>({ call, characters }: HedgeOptions<T>, signal: AbortSignal) => {
    const startedAt = clock.now();
    const answer = await call(signal);
    times.add(clock.now() - startedAt, characters);
    if (times.tooLongMs(characters) !== undefined) enoughKnown.resolve();
    return answer;
  };
  /** Waits until a call that starts now is far behind its peers, whose times may grow meanwhile. */
  const untilLate = async (characters: number, signal: AbortSignal) => {
    const startedAt = clock.now();
    await enoughKnown.promise;
    for (;;) {
      const leftMs = startedAt + (times.tooLongMs(characters) ?? 0) - clock.now();
      if (leftMs <= 0) return;
      await clock.sleep(leftMs, signal);
    }
  };
  const second = async <T>(options: HedgeOptions<T>, signal: AbortSignal) => {
    counts.hedges++;
    await options.turn(signal);
    const answer = await timed(options, signal);
    counts.won++;
    return answer;
  };

  const run = async <T>(options: HedgeOptions<T>): Promise<T> => {
    counts.calls++;
    const answered = new AbortController();
    const first = timed(options, answered.signal);
    let hedge: Promise<T> | undefined;
    const late = untilLate(options.characters, answered.signal).then(() => {
      if (answered.signal.aborted || (counts.hedges + 1) * CALLS_FOR_A_HEDGE > counts.calls) {
        return first;
      }
      hedge = second(options, answered.signal).catch(() => first);
      return hedge;
    });
    // One that fails before it is late is the caller's to repeat.
    const patient = first.catch((error: unknown) => hedge ?? Promise.reject(error));
    late.catch(() => undefined);
    try {
      return await Promise.race([patient, late]);
    } finally {
      answered.abort(new Error('The other call has answered.'));
    }
  };
  return { run, counts };
};
