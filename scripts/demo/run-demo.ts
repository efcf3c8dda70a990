import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { BUCKET, startStack } from '../../src/local/stack/index.ts';
import { SAMPLE_EXPORT, SECOND_SAMPLE_EXPORT } from '../../src/local/telegram/sample/index.ts';
import { addShow, openDatabase } from './add-show.ts';
import { followExecution } from './follow-execution.ts';
import { guessLanguage } from './guess-language.ts';
import type { DemoOptions } from './options.ts';
import { createLiveLine } from './progress-view.ts';
import { type SavedFiles, saveFiles } from './save-files.ts';
import { readStatus, startEpisode } from './start-episode.ts';
import { windowOf } from './window-of.ts';

interface Folders {
  readonly dataDir: string;
  /** Where the episode's files are copied to. */
  readonly out: string;
}

const EPISODE_COLUMNS =
  'podcastId:podcast_id,status,outputs,title,durationMs:duration_ms,done:progress_done,total:progress_total,metadata';

const minutes = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

const listFiles = async (files: SavedFiles): Promise<string[]> =>
  Promise.all(
    Object.entries(files).map(async ([what, path]) => {
      const { size } = await stat(path);
      return `  ${what.padEnd(11)} ${path}  (${Math.ceil(size / 1024)} KB)`;
    }),
  );

/** Starts a stack, makes one episode and shows how; answers whether it was completed. */
export const runDemo = async (
  options: DemoOptions,
  { dataDir, out }: Folders,
): Promise<boolean> => {
  const view = createLiveLine(options.json ? process.stderr : process.stdout);
  const exports =
    options.exports.length > 0 ? options.exports : [SAMPLE_EXPORT, SECOND_SAMPLE_EXPORT];
  const startedAt = performance.now();
  const elapsed = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;

  view.print('Starting the stack …');
  const stack = await startStack({ dataDir, exports, ephemeral: !options.keep });
  try {
    view.print(`The stack is up after ${elapsed()}.`);
    const { channels } = stack.telegram;
    const messages = channels.flatMap((channel) => channel.messages);
    const language = options.language ?? guessLanguage(messages.map(({ text }) => text).join(' '));
    const window = windowOf(messages, options.from, options.until);
    const database = openDatabase(stack.supabase.url, stack.supabase.serviceKey);
    const podcastId = await addShow(database, { channels, language, minutes: options.minutes });
    view.print(
      `${channels.map(({ title }) => title).join(', ')}: ${messages.length} messages, ${window.from.slice(0, 10)} to ${window.until.slice(0, 10)}\n`,
    );

    const { episodeId, executionArn, statusUrl } = await startEpisode(stack.api, {
      podcastId,
      window,
    });
    const readEpisode = async () => {
      const { data, error } = await database
        .from('episodes')
        .select(EPISODE_COLUMNS)
        .eq('id', episodeId)
        .maybeSingle();
      if (error) throw new Error(`The episode could not be read: ${error.message}`);
      return data;
    };
    const { execution, states } = await followExecution({
      sfn: stack.stepFunctions,
      executionArn,
      view,
      readProgress: async () => {
        const row = await readEpisode();
        return row && row.total !== null ? { done: row.done, total: row.total } : null;
      },
    });

    const episode = await readEpisode();
    const status = episode?.status ?? 'failed';
    const completed = status === 'completed';
    const files = episode && completed ? await saveFiles(stack.s3, BUCKET, episode, out) : {};
    view.print('');
    if (episode && completed) {
      view.print(
        `“${episode.title}”, ${minutes(episode.durationMs)} minutes, made in ${elapsed()}.\n`,
      );
      for (const line of await listFiles(files)) view.print(line);
      view.print(
        '\nOpen the audio with any player. Then try your own posts: in Telegram Desktop, export a\nchannel as machine-readable JSON, and run\n\n  npm run demo -- --export result.json',
      );
    } else if (status === 'skipped') {
      view.print(
        `Skipped: ${episode?.metadata.skipped?.reason ?? 'no usable post'}\nWiden the window with --from and --until, or give another export.`,
      );
    } else {
      const { error } = await readStatus(stack.api, statusUrl);
      view.print(
        `Failed in ${error?.state ?? 'the state machine'}: ${error?.name ?? execution.error}`,
      );
      view.print(error?.message ?? execution.cause ?? '');
    }
    if (options.json) {
      console.log(
        JSON.stringify({
          episodeId,
          executionArn,
          status,
          files,
          durationMs: episode?.durationMs ?? null,
          states,
        }),
      );
    }
    if (options.keep) {
      view.print('\nThe stack stays up until Ctrl+C:');
      for (const [what, address] of Object.entries(stack.addresses)) {
        view.print(`  ${what.padEnd(16)} ${address}`);
      }
      view.print(`  API key          ${stack.api.internalApiKey}`);
      await once(process, 'SIGINT');
    }
    return completed;
  } finally {
    await stack.close();
  }
};
