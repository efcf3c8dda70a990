import type { SessionLease } from './session-lease.ts';

/**
 * A turn that is so near is waited for within the function. Going out to the state machine costs three
 * of its transitions, what ten seconds of a function with 512 MB cost, and the session stands idle
 * until the wait there, of whole seconds, is over.
 */
const NEAR_MS = 10_000;
const ASK_AGAIN_MS = 250;

interface Clock {
  now(): Date;
  sleep(ms: number): Promise<unknown>;
}

/** The lease, with the next few in the queue waiting for the session where they are. */
export const createPatientLease = (lease: SessionLease, { now, sleep }: Clock): SessionLease => ({
  release: (session, holder) => lease.release(session, holder),
  async acquire(session, holder, seconds) {
    const until = now().getTime() + NEAR_MS;
    for (;;) {
      const answer = await lease.acquire(session, holder, seconds);
      if (answer.acquired || answer.waitSeconds * 1000 > until - now().getTime()) return answer;
      await sleep(ASK_AGAIN_MS);
    }
  },
});
