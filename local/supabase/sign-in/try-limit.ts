import { AuthError } from './auth-error.ts';

const TRIES = 10;
const PERIOD_MS = 5 * 60_000;

/**
 * Counts wrong passwords by address of the account, since on loopback everybody has the same network
 * address. Tries for one account are judged one after another, so that many sent at once count as well.
 */
export const createTryLimit = (now: () => number = Date.now) => {
  const failures = new Map<string, number[]>();
  const lines = new Map<string, Promise<unknown>>();
  const recent = (email: string): number[] =>
    (failures.get(email) ?? []).filter((at) => at > now() - PERIOD_MS);
  const check = (email: string): void => {
    if (recent(email).length >= TRIES) {
      throw new AuthError(429, 'over_request_rate_limit', 'Request rate limit reached');
    }
  };
  const judge = async <T>(email: string, isRight: () => Promise<T | undefined>) => {
    check(email);
    const right = await isRight();
    if (right !== undefined) {
      failures.delete(email);
      return right;
    }
    for (const known of failures.keys()) if (recent(known).length === 0) failures.delete(known);
    failures.set(email, [...recent(email), now()]);
    return undefined;
  };
  return {
    /**
     * Answers what `isRight` does, which is undefined for a wrong password; a right one makes the
     * wrong ones before it forgotten.
     * @throws AuthError 429, without asking, when the account has had its wrong tries for now
     */
    judge<T>(email: string, isRight: () => Promise<T | undefined>): Promise<T | undefined> {
      const judged = (lines.get(email) ?? Promise.resolve()).then(() => judge(email, isRight));
      const settled = judged
        .catch(() => undefined)
        .finally(() => {
          if (lines.get(email) === settled) lines.delete(email);
        });
      lines.set(email, settled);
      return judged;
    },
  };
};
