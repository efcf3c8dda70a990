import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { StepcastError } from '../errors/stepcast-error.ts';
import { type Following, follow } from './follow.ts';

/** Something that the API has: what is known of it, and what went wrong at the last look. */
export interface Resource<T> {
  /** Undefined until the first answer; kept while a later look fails. */
  readonly data: T | undefined;
  readonly error: unknown;
  /** Looks again at once. */
  reload(): void;
}

interface ResourceOptions<T> {
  load(signal: AbortSignal): Promise<T>;
  /** Whether it changes by itself just now. When left out, it is looked at once: forms, whose values must stay. */
  isMoving?(data: T): boolean;
}

interface Known<T> {
  readonly key: string;
  readonly data?: T;
  readonly error?: unknown;
}

/** What stands still is started by a schedule, from another tab or from the command line. */
const REST_MS = 45_000;

/** What of the window's events says that somebody may look again. */
const WAKES = ['online', 'focus'] as const;

/** Loads what `key` names, and follows it while the tab can be seen: closely while it moves, after rests otherwise. */
export const useResource = <T>(key: string, options: ResourceOptions<T>): Resource<T> => {
  const [known, setKnown] = useState<Known<T>>({ key });
  const latest = useRef(options);
  latest.current = options;
  const following = useRef<Following | null>(null);

  useEffect(() => {
    const current = follow<T>({
      load: (signal) => latest.current.load(signal),
      isMoving: (data) => latest.current.isMoving?.(data) ?? false,
      restMs: latest.current.isMoving && REST_MS,
      isPassing: (error) => error instanceof StepcastError && error.retryable,
      isHidden: () => document.hidden,
      onData: (data) => setKnown({ key, data }),
      onError: (error) =>
        setKnown((before) => (before.key === key ? { ...before, error } : { key, error })),
    });
    following.current = current;
    // What has ended isn't followed, but somebody may have made it again while nobody looked.
    document.addEventListener('visibilitychange', current.reload);
    for (const event of WAKES) addEventListener(event, current.reload);
    return () => {
      current.close();
      document.removeEventListener('visibilitychange', current.reload);
      for (const event of WAKES) removeEventListener(event, current.reload);
    };
  }, [key]);

  const reload = useCallback(() => following.current?.reload(), []);
  const { data, error } = known.key === key ? known : ({} as Partial<Known<T>>);
  return { data, error, reload };
};
