import { CoverageSchema } from '../episode/coverage/coverage.ts';
import type { StoredObject } from '../episode/stored-object.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import type { TaskContext } from '../runtime/task-handler.ts';
import type { Remembered } from './memory/remembered.ts';

/** A published episode whose window lies before another one's. */
export interface EarlierEpisode {
  readonly episodeId: string;
  /** When its window ended. */
  readonly until: Date;
  /** What it told, as it was published. */
  readonly coverage: StoredObject;
}

interface Deps {
  readonly objects: { get(object: StoredObject): Promise<Uint8Array> };
  readonly logger: TaskContext['logger'];
}

/** What published episodes have told; one whose file can't be read any more is forgotten, and the log says so. */
export const readMemory = async (
  earlier: readonly EarlierEpisode[],
  { objects, logger }: Deps,
): Promise<Remembered[]> => {
  const read = async ({ episodeId, until, coverage }: EarlierEpisode): Promise<Remembered[]> => {
    try {
      const bytes = await objects.get(coverage);
      const { stories } = CoverageSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
      return stories.map((story) => ({ ...story, until }));
    } catch (error) {
      if (error instanceof StepcastError && error.retryable) throw error;
      const reason = error instanceof Error ? error.name : String(error);
      logger.warn('What an earlier episode told is forgotten', { earlier: episodeId, reason });
      return [];
    }
  };
  return (await Promise.all(earlier.map(read))).flat();
};
