import type { EpisodeRecord } from '../../episode/episode-record.ts';
import type { EditedScript } from '../../episode/input/execution-input.ts';
import type { Script } from '../../episode/script.ts';
import type { StoredObject } from '../../episode/stored-object.ts';
import { StepcastError } from '../../errors/stepcast-error.ts';
import { EditedScriptBodySchema } from '../episode-script/edited-script.ts';
import { readDocument, type ScriptStore, storeScript } from '../episode-script/store-script.ts';
import { malformedBody } from '../request.ts';

/** What scripts are taken from. */
export interface ScriptDeps {
  readonly scripts: ScriptStore;
}

const notThere = (message: string) => malformedBody([{ field: 'script', message }]);

const find = async (scripts: ScriptStore, object: StoredObject): Promise<Script> => {
  const bytes = await scripts.get(object).catch((error: unknown) => {
    // Whatever a caller names that isn't there; what may be there later is for another answer.
    if (error instanceof StepcastError && !error.retryable) {
      throw notThere(`isn't stored in this version: ${error.message}`);
    }
    throw error;
  });
  if (bytes.length !== object.sizeBytes) {
    throw notThere(`has ${bytes.length} bytes, not ${object.sizeBytes}`);
  }
  const script = EditedScriptBodySchema.safeParse(readDocument(bytes));
  if (!script.success) throw notThere("can't be spoken any more: it is of another version");
  return script.data;
};

/**
 * What an attempt speaks instead of the row's script: a script that is stored already, or one that
 * is stored now; with what it tells of the posts. @throws RequestProblem 400 for a pointer to nothing
 */
export const takeScript = async (
  { scripts }: ScriptDeps,
  episode: EpisodeRecord,
  asked: StoredObject | Script,
): Promise<EditedScript> =>
  'key' in asked
    ? await storeScript(scripts, episode, await find(scripts, asked), asked)
    : await storeScript(scripts, episode, asked);
