import type { Clock } from '../clock.ts';
import type { Hedger } from './hedge-calls.ts';
import type { RequestPacer } from './request-pacer.ts';
import { retryDelayMs } from './retry-delay.ts';
import {
  type SpeechRequest,
  type SpeechSynthesizer,
  SpeechUnavailable,
} from './speech-synthesizer.ts';
import type { TimeLeft } from './time-left.ts';

/** What a patient call needs besides the request. */
export interface CallDeps {
  readonly synthesizer: SpeechSynthesizer;
  readonly pacer: RequestPacer;
  readonly hedger: Hedger;
  readonly timeLeft: TimeLeft;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
}

/** What ends a call before its answer. */
export interface Endings {
  /** Nothing more is begun. What is under way is paid for, so it is waited for unless it is lost. */
  readonly ended: AbortSignal;
  /** Nobody wants the answer any more: calls under way are ended too. */
  readonly lost: AbortSignal;
}

/** With the back-off's bounds, about three quarters of a minute on average. */
export const MAX_TRIES = 8;

const giveUp = (tries: number, cause: SpeechUnavailable): SpeechUnavailable =>
  new SpeechUnavailable(
    `The speech provider did not answer after ${tries} ${tries === 1 ? 'try' : 'tries'}; the last said: ${cause.message}`,
    { cause, retryAfterMs: cause.retryAfterMs },
  );

/**
 * Asks the provider until it answers, within a bound on tries and the function's time.
 * @throws SpeechUnavailable when it doesn't, SpeechRefused when it won't, GenerationOutOfTime, and
 * the reason of what has ended it.
 */
export const callSynthesizer = async (
  { synthesizer, pacer, hedger, timeLeft, clock, random }: CallDeps,
  request: SpeechRequest,
  { ended, lost }: Endings,
): Promise<Uint8Array> => {
  for (let tries = 1; ; tries++) {
    await pacer.turn(timeLeft, ended);
    try {
      return await hedger.run({
        characters: request.text.length,
        call: (signal) =>
          synthesizer.synthesize(request, {
            deadlineMs: timeLeft.forCall(),
            signal: AbortSignal.any([signal, lost]),
          }),
        turn: (signal) => pacer.turn(timeLeft, AbortSignal.any([signal, ended])),
      });
    } catch (error) {
      lost.throwIfAborted();
      if (!(error instanceof SpeechUnavailable)) throw error;
      const waitMs = retryDelayMs(tries, error.retryAfterMs, random());
      if (tries === MAX_TRIES || !timeLeft.allowsWait(waitMs)) throw giveUp(tries, error);
      if (error.retryAfterMs !== undefined) pacer.pause(error.retryAfterMs);
      await clock.sleep(waitMs, ended);
    }
  }
};
