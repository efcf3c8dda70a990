import { EpisodeStatusViewSchema } from '../../../../src/api/episode-status/schema.ts';
import { ScriptSchema } from '../../../../src/episode/script.ts';
import { isLive } from '../../../../src/episode/status.ts';
import { printableJson } from '../../../terminal/printable.ts';
import { StartedSchema } from '../../answers.ts';
import { CommandFailed } from '../../command-failed.ts';
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
  const [{ attempt, status }, read] = await Promise.all([
    context.api.get(`/episodes/${id}`, EpisodeStatusViewSchema),
    context.api.get(`/episodes/${id}/script`, ScriptSchema),
  ]);
  // Saving it would be refused, after the work.
  if (isLive(status)) {
    throw new CommandFailed(
      `Episode ${id} is being made. Its script can be edited when it has ended: npx stepcast status ${id} --watch`,
    );
  }
  const before = JSON.stringify(read, null, 2);
  const send = async (after: unknown) =>
    JSON.stringify(after, null, 2) === before
      ? undefined
      : context.api.put(`/episodes/${id}/script?attempt=${attempt}`, StartedSchema, after);
  const started =
    file === undefined
      ? await editByHand(`${before}\n`, async (text) => send(parseWritten(text, WHAT)))
      : await send(await readJsonFile(file, WHAT));
  if (started === undefined) return { json: null, lines: ['Nothing has changed.'], ok: true };
  return tellStart(context, started.episodeId, watch);
};
