import { RetryInputSchema } from '../../../../src/api/retry-episode/retry-body.ts';
import type { StartFrom } from '../../../../src/episode/input/start-steps.ts';
import { printableJson } from '../../../terminal/printable.ts';
import { StartedSchema } from '../../answers.ts';
import { CommandFailed } from '../../command-failed.ts';
import type { Answer, Context } from '../../context.ts';
import { editInput, isObject } from '../../editing/edit-input.ts';
import { findEpisodeId } from '../../find-show.ts';
import { readJsonFile } from '../../read-json-file.ts';
import { tellStart } from './episodes.ts';

interface RetryOptions {
  readonly from?: StartFrom | undefined;
  readonly input?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly showInput?: true;
  readonly watch?: true;
}

const readInput = async (file: string): Promise<Readonly<Record<string, unknown>>> => {
  const input = await readJsonFile(file, 'The input');
  if (isObject(input)) return input;
  throw new CommandFailed(
    'The input is no JSON object. See one: npx stepcast retry <episode> --show-input',
  );
};

/** `retry`: another attempt, with the input of the last one or an edited one; or that input. */
export const retryEpisode = async (
  context: Context,
  episode: string,
  { from, input, set = [], showInput, watch }: RetryOptions,
): Promise<Answer> => {
  const id = await findEpisodeId(context.api, episode);
  const path = `/episodes/${id}/retry`;
  if (showInput) {
    const current = await context.api.get(path, RetryInputSchema);
    return { json: current, lines: printableJson(current, 2).split('\n'), ok: true };
  }
  const given = input === undefined ? {} : await readInput(input);
  const edited =
    set.length > 0 ? editInput(given, await context.api.get(path, RetryInputSchema), set) : given;
  await context.api.post(path, StartedSchema, { ...edited, ...(from && { from }) });
  return tellStart(context, id, watch);
};
