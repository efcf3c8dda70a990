import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Window } from '../../src/episode/content.ts';
import { detailsOf, type ExecutionEvent } from '../../src/inspect/execution-event.ts';
import { StartedSchema } from '../cli/answers.ts';
import type { Api } from '../cli/api.ts';
import { readAttempts } from '../cli/executions.ts';
import { findShow } from '../cli/find-show.ts';
import { awaitStart, watchEpisode } from '../cli/watch-episode.ts';
import { ExpectedFailure } from '../command-line/expected-failure.ts';
import { type FunctionCall, readHistoryFile, readRun } from '../cost/read-run.ts';
import type { LiveLine } from '../terminal/live-line.ts';

const RECORDED = new URL('../cost/recorded/episode.json', import.meta.url);
const START_PATIENCE_MS = 60_000;
const END_PATIENCE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface EpisodeSmokeOptions {
  readonly api: Api;
  /** The id, the title, or the beginning of the title of the show that is checked with. */
  readonly show: string;
  /** Which posts are told; those of the last day unless given. */
  readonly window?: Window;
  readonly view: LiveLine;
  readonly pollMs?: number;
}

const lastDay = (until: Date): Window => ({
  from: new Date(until.getTime() - DAY_MS).toISOString(),
  until: until.toISOString(),
});

const entered = (events: readonly ExecutionEvent[]): string[] =>
  events.flatMap((event) => {
    const { name } = detailsOf(event) as { name?: string };
    return /StateEntered$/.test(event.type) && name ? [name] : [];
  });

const timesOf = (calls: readonly FunctionCall[], recorded: readonly FunctionCall[]): string[] =>
  recorded.flatMap(({ name, seconds }) => {
    const own = calls.filter((call) => call.name === name);
    const sum = own.reduce((total, call) => total + call.seconds, 0);
    const times = own.length > 1 ? `, in ${own.length} calls` : '';
    return own.length === 0
      ? []
      : [`  ${name.padEnd(16)} ${sum.toFixed(1)} s${times} (recorded: ${seconds.toFixed(1)} s)`];
  });

/** The whole history of the episode: an episode is completed some states before its execution ends. */
const readEnded = async (
  api: Api,
  episodeId: string,
  pollMs: number,
): Promise<readonly ExecutionEvent[]> => {
  for (let leftMs = END_PATIENCE_MS; ; leftMs -= pollMs) {
    const attempts = await readAttempts(api, episodeId);
    if (attempts.every(({ status }) => status !== 'running') || leftMs <= 0) {
      return attempts.flatMap(({ events }) =>
        events.map(({ timestamp, ...event }) => ({
          ...(event as ExecutionEvent),
          timestamp: timestamp?.toISOString() ?? '',
        })),
      );
    }
    await sleep(pollMs);
  }
};

/**
 * Makes an episode of a show that is kept for checks, and compares its history with that of the
 * recorded one (docs/decisions/365): each state that a good episode goes through, and how long the
 * functions took. @throws ExpectedFailure when it isn't completed, or left out a state
 */
export const smokeEpisode = async (options: EpisodeSmokeOptions): Promise<void> => {
  const { api, view, pollMs = 2_000 } = options;
  const { id, title } = await findShow(api, options.show);
  const window = options.window ?? lastDay(new Date());
  const { episodeId } = await api.post(
    '/episodes',
    StartedSchema,
    { podcastId: id, window },
    { 'idempotency-key': randomUUID() },
  );
  const posts = `from ${window.from} until ${window.until}`;
  view.print(`Episode ${episodeId} of ${title}, of the posts ${posts}`);
  await awaitStart(api, episodeId, { pollMs, patienceMs: START_PATIENCE_MS });
  const { status, error } = await watchEpisode(api, episodeId, view, pollMs);
  if (status !== 'completed') {
    const why = error ? ` (${error.name}: ${error.message})` : '';
    const needs = status === 'skipped' ? ` Its channels posted nothing to tell ${posts}.` : '';
    throw new ExpectedFailure(
      `The episode is ${status}${why}, not completed.${needs} npx stepcast logs ${episodeId} tells of each state.`,
    );
  }
  const events = await readEnded(api, episodeId, pollMs);
  const recorded = readHistoryFile(RECORDED);
  const way = entered(events);
  const left = entered(recorded).filter((name) => !way.includes(name));
  if (left.length > 0) {
    throw new ExpectedFailure(
      `The episode is completed, but did not go through ${left.join(', ')}: what is deployed is another machine than this checkout's.`,
    );
  }
  const besides = way.filter((name) => !entered(recorded).includes(name));
  view.print(
    `Each of the ${new Set(entered(recorded)).size} states of a good episode${besides.length > 0 ? `, besides: ${besides.join(', ')}` : ' and no other'}.`,
  );
  for (const line of timesOf(readRun(events).calls, readRun(recorded).calls)) view.print(line);
};
