import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExecutionEvent } from '../../../inspect/execution-event.ts';
import type { Page } from '../../api/call.ts';

/** The events of an execution as far as they are known. */
export interface KnownEvents {
  readonly events: readonly ExecutionEvent[];
  readonly isLoading: boolean;
  readonly error: unknown;
}

interface Reading {
  events: ExecutionEvent[];
  /** Where the page begins that wasn't full. */
  cursor: string | null;
  /** The events before that page. */
  settled: number;
}

/** Reads all events, page by page, and those that come after whenever `count` has grown. */
export const useEvents = (
  count: number,
  load: (cursor: string | null, signal: AbortSignal) => Promise<Page<ExecutionEvent>>,
): KnownEvents => {
  const reading = useRef<Reading>({ events: [], cursor: null, settled: 0 });
  const [known, setKnown] = useState<KnownEvents>({
    events: [],
    isLoading: true,
    error: undefined,
  });
  const latest = useRef(load);
  latest.current = load;

  useEffect(() => {
    if (reading.current.events.length >= count && count > 0) return;
    const aborter = new AbortController();
    const read = async () => {
      try {
        for (;;) {
          const { cursor, settled } = reading.current;
          const page = await latest.current(cursor, aborter.signal);
          if (aborter.signal.aborted) return;
          const events = [...reading.current.events.slice(0, settled), ...page.items];
          const isEnd = page.nextCursor === null;
          reading.current = isEnd
            ? { events, cursor, settled }
            : { events, cursor: page.nextCursor, settled: events.length };
          setKnown({ events, isLoading: !isEnd, error: undefined });
          if (isEnd) return;
        }
      } catch (error) {
        if (!aborter.signal.aborted) setKnown((before) => ({ ...before, isLoading: false, error }));
      }
    };
    void read();
    return () => aborter.abort();
  }, [count]);
  return known;
};
