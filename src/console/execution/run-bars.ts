import type { StateView } from '../../api/executions/schema.ts';

/** A stretch of a visit to a state, in milliseconds since 1970. */
export interface Bar {
  readonly kind: 'try' | 'failed-try' | 'back-off' | 'wait' | 'own';
  readonly from: number;
  /** Null while it lasts. */
  readonly until: number | null;
  /** Which try it is, from 1; 0 for what is none. */
  readonly number: number;
}

const ms = (at: string): number => Date.parse(at);
const msOrNull = (at: string | null): number | null => (at === null ? null : ms(at));

/**
 * What a visit to a state was spent on: each try and each wait between them is a bar of its own. A
 * visit whose tries are over and that hasn't been left is in a back-off. `endedAt` is when the
 * execution ended; null while it runs.
 */
export const barsOf = (
  run: Pick<StateView, 'type' | 'enteredAt' | 'exitedAt' | 'tries' | 'error'>,
  endedAt: string | null,
): readonly Bar[] => {
  const until = msOrNull(run.exitedAt ?? endedAt);
  if (run.tries.length === 0) {
    const kind = run.type === 'Wait' ? 'wait' : 'own';
    return [{ kind, from: ms(run.enteredAt), until, number: 0 }];
  }
  const bars: Bar[] = [];
  for (const [index, one] of run.tries.entries()) {
    const before = run.tries[index - 1]?.endedAt;
    if (before) {
      bars.push({ kind: 'back-off', from: ms(before), until: ms(one.startedAt), number: 0 });
    }
    bars.push({
      kind: one.error === null ? 'try' : 'failed-try',
      from: ms(one.startedAt),
      until: msOrNull(one.endedAt ?? endedAt),
      number: index + 1,
    });
  }
  const last = run.tries.at(-1);
  if (last?.endedAt && run.exitedAt === null && endedAt === null && run.error !== null) {
    bars.push({ kind: 'back-off', from: ms(last.endedAt), until: null, number: 0 });
  }
  return bars;
};
