import type { SupabaseClient } from '@supabase/supabase-js';
import { BUCKET, type Stack } from '../../local/stack/index.ts';
import type { LiveLine } from '../terminal/live-line.ts';
import { addShow, openDatabase } from './add-show.ts';
import { describeCompleted, describeSkipped } from './describe-outcome.ts';
import { describeUsername } from './describe-username.ts';
import { followExecution } from './follow-execution.ts';
import { guessLanguage } from './guess-language.ts';
import { type DemoOptions, knownLanguage } from './options.ts';
import type { Outcome } from './outcome.ts';
import { saveFiles } from './save-files.ts';
import { readStatus, startEpisode } from './start-episode.ts';
import { stopwatch } from './stopwatch.ts';
import { windowOf } from './window-of.ts';

/** A line with an empty one before it. */
const printBelow = (view: LiveLine, line: string): void => {
  view.print('');
  view.print(line);
};

const EPISODE_COLUMNS =
  'podcastId:podcast_id,status,outputs,title,durationMs:duration_ms,publishedAt:published_at,done:progress_done,total:progress_total,metadata';

const readEpisode = async (database: SupabaseClient, episodeId: string) => {
  const { data, error } = await database
    .from('episodes')
    .select(EPISODE_COLUMNS)
    .eq('id', episodeId)
    .maybeSingle();
  if (error) throw new Error(`The episode could not be read: ${error.message}`);
  return data;
};

/** Signs up a show of all that the stack's Telegram has, and answers what its episode is to be. */
const signUp = async (
  stack: Stack,
  database: SupabaseClient,
  options: DemoOptions,
  view: LiveLine,
) => {
  const { channels } = stack.telegram;
  const messages = channels.flatMap((channel) => channel.messages);
  const language =
    knownLanguage(options) ?? (await guessLanguage(messages.map(({ text }) => text)));
  const window = windowOf(messages, options.from, options.until);
  const podcastId = await addShow(database, { channels, language, minutes: options.minutes });
  const titles = channels.map(({ title }) => title).join(', ');
  const period = `${window.from.slice(0, 10)} to ${window.until.slice(0, 10)}`;
  view.print(`${titles}: ${messages.length} messages, ${period}\n`);
  // The channels of the samples are nobody's, and known to be.
  const warnings = options.exports.length > 0 ? channels.flatMap(describeUsername) : [];
  return { show: { podcastId, window }, warnings };
};

/** Makes one episode and tells how it went; answers what `--json` prints. */
export const makeEpisode = async (
  stack: Stack,
  options: DemoOptions,
  out: string,
  view: LiveLine,
): Promise<Outcome> => {
  const elapsed = stopwatch();
  const database = openDatabase(stack.supabase.url, stack.supabase.serviceKey);
  const { show, warnings } = await signUp(stack, database, options, view);
  const { episodeId, executionArn, statusUrl } = await startEpisode(stack.api, show);
  const { execution, states } = await followExecution({
    sfn: stack.stepFunctions,
    executionArn,
    view,
    readProgress: async () => {
      const row = await readEpisode(database, episodeId);
      return row && row.total !== null ? { done: row.done, total: row.total } : null;
    },
  });
  const episode = await readEpisode(database, episodeId);
  const status: string = episode?.status ?? 'failed';
  const files =
    episode && status === 'completed' ? await saveFiles(stack.s3, BUCKET, episode, out) : {};
  let error: Outcome['error'];
  view.print('');
  if (episode && status === 'completed') {
    for (const line of await describeCompleted(episode, files, elapsed())) view.print(line);
    const { publishError } = await readStatus(stack.api, statusUrl);
    if (publishError) printBelow(view, `Not in the feed: ${publishError.message}`);
  } else if (status === 'skipped') {
    for (const line of describeSkipped(episode?.metadata.skipped?.reason)) view.print(line);
  } else {
    const told = (await readStatus(stack.api, statusUrl)).error;
    error = told ?? {
      name: execution.error ?? 'Unknown',
      message: execution.cause ?? 'The episode failed without saying why.',
    };
    view.print(`Failed in ${told?.state ?? 'the machine'}: ${error.name}`);
    view.print(error.message);
  }
  for (const warning of warnings) printBelow(view, warning);
  return {
    episodeId,
    executionArn,
    status,
    files,
    durationMs: episode?.durationMs ?? null,
    states,
    ...(warnings.length > 0 && { warnings }),
    ...(error && { error }),
  };
};
