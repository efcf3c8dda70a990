import { EpisodeStatusViewSchema } from '../../../../src/api/episode-status/schema.ts';
import { ScriptSchema } from '../../../../src/episode/script.ts';
import { printableJson } from '../../../terminal/printable.ts';
import { StartedSchema } from '../../answers.ts';
import type { Answer, Context } from '../../context.ts';
import { editByHand } from '../../editing/edit-by-hand.ts';
import { findEpisodeId } from '../../find-show.ts';
import { parseWritten, readJsonFile } from '../../read-json-file.ts';
import { tellStart } from './episodes.ts';

/** `script show`. */
export const showScript = async (context: Context, episode: string): Promise<Answer> => {
  const id = await findEpisodeId(context.api, episode);
  const script = await context.api.get(`/episodes/${id}/script`, ScriptSchema);
  return { json: script, lines: printableJson(script, 2).split('\n'), ok: true };
};

const WHAT = 'The edited script';

interface EditOptions {
  readonly file?: string | undefined;
  readonly watch?: true;
}

/** `script edit`: what has changed is spoken again, in a new attempt; without a change there is none. */
export const editScript = async (
  context: Context,
  episode: string,
  { file, watch }: EditOptions,
): Promise<Answer> => {
  const id = await findEpisodeId(context.api, episode);
  const { attempt } = await context.api.get(`/episodes/${id}`, EpisodeStatusViewSchema);
  const read = await context.api.get(`/episodes/${id}/script`, ScriptSchema);
  const before = JSON.stringify(read, null, 2);
  const after =
    file === undefined
      ? parseWritten(await editByHand(`${before}\n`), WHAT)
      : await readJsonFile(file, WHAT);
  if (JSON.stringify(after, null, 2) === before) {
    return { json: null, lines: ['Nothing has changed.'], ok: true };
  }
  const { episodeId } = await context.api.put(
    `/episodes/${id}/script?attempt=${attempt}`,
    StartedSchema,
    after,
  );
  return tellStart(context, episodeId, watch);
};
