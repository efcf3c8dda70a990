import { pollDelay, retryDelay } from './episode/poll-delay.ts';

/** What is followed, and how. */
export interface FollowOptions<T> {
  load(signal: AbortSignal): Promise<T>;
  /** Whether to look again although nobody asks. */
  isMoving(data: T): boolean;
  /** How long to rest, in milliseconds, before a look at what doesn't move: somebody else may have moved it. Never looked at again when left out. */
  readonly restMs?: number | undefined;
  /** Whether another try may help after this error. */
  isPassing(error: unknown): boolean;
  /** Whether nobody can see it: nothing is looked at then. */
  isHidden(): boolean;
  onData(data: T): void;
  onError(error: unknown): void;
}

/** A running look-out. */
export interface Following {
  /** Looks at once, unless hidden; then as soon as it isn't. */
  reload(): void;
  /** Says that it may have become visible: looks if a look is due. */
  wake(): void;
  close(): void;
}

/**
 * Looks now, and again while what it sees moves: the longer nothing changes, the less often; after a
 * rest where it doesn't move. What
 * hasn't changed isn't told again; an error that may pass is followed by another try.
 */
export const follow = <T>(options: FollowOptions<T>): Following => {
  const aborter = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  let unchanged = 0;
  let failures = 0;
  let isDue = true;
  let isLooking = false;

  const again = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isDue = true;
      wake();
    }, delayMs);
  };
  const look = async () => {
    try {
      const data = await options.load(aborter.signal);
      if (aborter.signal.aborted) return;
      const text = JSON.stringify(data);
      unchanged = text === told ? unchanged + 1 : 0;
      if (text !== told || failures > 0) options.onData(data);
      [told, failures] = [text, 0];
      if (options.isMoving(data)) again(pollDelay(unchanged));
      else if (options.restMs !== undefined) again(options.restMs);
    } catch (error) {
      if (aborter.signal.aborted) return;
      failures += 1;
      options.onError(error);
      if (options.isPassing(error)) again(retryDelay(failures));
    }
  };
  const wake = () => {
    if (!isDue || isLooking || aborter.signal.aborted || options.isHidden()) return;
    [isDue, isLooking] = [false, true];
    void look().finally(() => {
      isLooking = false;
      wake();
    });
  };
  wake();
  return {
    reload() {
      isDue = true;
      unchanged = 0;
      wake();
    },
    wake,
    close() {
      aborter.abort();
      clearTimeout(timer);
    },
  };
};
