import { AuthError } from './auth-error.ts';

const TRIES = 10;
const PERIOD_MS = 5 * 60_000;

/** Counts wrong passwords by address of the account, since on loopback everybody has the same network address. */
export const createTryLimit = (now: () => number = Date.now) => {
  const failures = new Map<string, number[]>();
  const recent = (email: string): number[] =>
    (failures.get(email) ?? []).filter((at) => at > now() - PERIOD_MS);
  return {
    /** @throws AuthError 429 when the account has had its wrong tries for now */
    check(email: string): void {
      if (recent(email).length >= TRIES) {
        throw new AuthError(429, 'over_request_rate_limit', 'Request rate limit reached');
      }
    },
    /** Takes note of a wrong password. */
    fail(email: string): void {
      for (const known of failures.keys()) if (recent(known).length === 0) failures.delete(known);
      failures.set(email, [...recent(email), now()]);
    },
    /** Forgets the wrong ones after a right one. */
    clear(email: string): void {
      failures.delete(email);
    },
  };
};
