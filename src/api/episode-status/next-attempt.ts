import { attemptName, attemptOf } from '../../episode/attempt.ts';
import type { EpisodeRecord } from '../../episode/episode-record.ts';
import type { ExecutionReader, ExecutionRecord } from '../../episode/executions.ts';

/** The execution that comes after the one that has an episode's row. */
export interface NextAttempt {
  /** `<episode id>-<n>`. */
  readonly name: string;
  /** Null for a name that is free. */
  readonly execution: ExecutionRecord | null;
}

/** The newest attempt that has had the row; its number is behind that of its name where others died before it. */
type Attempted = Pick<EpisodeRecord, 'episodeId' | 'attempt'> & { readonly execution?: string };

// An attempt that dies before it has the row leaves its name taken; nobody retries that often in vain.
const NAMES_TRIED = 25;

/**
 * The attempt that is taking over an episode, or the name that the next one will have: names of
 * attempts that died without having had the row are passed over. Null when all of 25 have.
 */
export const findNextAttempt = async (
  executions: ExecutionReader,
  { episodeId, attempt, execution: own = '' }: Attempted,
): Promise<NextAttempt | null> => {
  const last = Math.max(attempt, attemptOf(episodeId, own) ?? 0);
  for (let n = last + 1; n <= last + NAMES_TRIED; n += 1) {
    const name = attemptName(episodeId, n);
    const execution = await executions.find(name);
    if (execution?.status !== 'failed') return { name, execution };
  }
  return null;
};
