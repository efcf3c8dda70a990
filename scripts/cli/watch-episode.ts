import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EpisodeStatusView as Episode,
  EpisodeStatusViewSchema as EpisodeSchema,
} from '../../src/api/episode-status/schema.ts';
import type { LiveLine } from '../terminal/live-line.ts';
import { progressBar } from '../terminal/progress-bar.ts';
import type { Api } from './api.ts';
import { CommandFailed } from './command-failed.ts';
import { stepOf } from './words/episode-words.ts';
import { clockTimeUtc, duration } from './words/times.ts';

const NAME_WIDTH = 22;
/** How long a completed episode is watched on, until its feed is written or it is known why it isn't. */
const PUBLISHING_MS = 30_000;

/** The steps of an attempt that are over, each as a line; the one that failed with its error. */
export const finishedSteps = ({ timeline, error, state }: Episode): string[] =>
  timeline.flatMap(({ status, tookMs }, index) => {
    if (tookMs === null) return [];
    const failed = timeline[index + 1]?.status === 'failed';
    const step = failed && state === 'OpenEpisode' ? 'Starting' : stepOf(status);
    const why = failed && error ? `   ${error.name}` : '';
    return [
      `  ${failed ? '✗' : '✓'} ${step.padEnd(NAME_WIDTH)} ${duration(tookMs).padStart(9)}${why}`,
    ];
  });

/** What an episode is doing at the moment `now`, with a bar and the time left as far as it is known. */
export const runningStep = (episode: Episode, now: number): string => {
  const { status, progress, estimatedCompletionAt } = episode;
  const leftMs = estimatedCompletionAt ? Date.parse(estimatedCompletionAt) - now : 0;
  const left = leftMs > 0 ? `, about ${duration(leftMs)} left` : '';
  const percent = `${Math.round(progress * 100)} %`;
  return `  … ${stepOf(status).padEnd(NAME_WIDTH)} ${progressBar(progress)} ${percent}${left}`;
};

/** Why an episode waits, and until when. */
const waitingStep = ({ status, waiting }: Episode): string | undefined =>
  waiting
    ? `  ‖ ${stepOf(status)} waits until ${clockTimeUtc(waiting.until)}: ${waiting.reason}`
    : undefined;

/** Shows an episode as it is made, until it has ended or awaits a review; answers how. */
export const watchEpisode = async (
  api: Api,
  episodeId: string,
  view: LiveLine,
  pollMs: number,
): Promise<Episode> => {
  let shown = 0;
  let attempt = 0;
  let told: string | undefined;
  let publishingMs = 0;
  for (;;) {
    const episode = await api.get(`/episodes/${episodeId}`, EpisodeSchema);
    if (episode.attempt !== attempt) [shown, attempt] = [0, episode.attempt];
    const finished = finishedSteps(episode);
    for (const line of finished.slice(shown)) view.print(line);
    shown = Math.max(shown, finished.length);
    const isOver = episode.terminal || episode.review !== null;
    if (isOver && (episode.state === null || publishingMs >= PUBLISHING_MS)) {
      view.clear();
      return episode;
    }
    if (isOver) publishingMs += pollMs;
    const wait = waitingStep(episode);
    if (wait !== undefined && wait !== told) view.print(wait);
    told = wait;
    view.update(wait ?? runningStep(episode, Date.now()));
    await sleep(pollMs);
  }
};

const isUnknown = (error: unknown): boolean =>
  error instanceof CommandFailed && error.problem?.status === 404;

/**
 * Waits until an episode that was just asked for is under way, or has ended before it began; at
 * most `patienceMs`. Answers how it stands; undefined while even the API doesn't know it yet.
 */
export const awaitStart = async (
  api: Api,
  episodeId: string,
  { pollMs, patienceMs }: { readonly pollMs: number; readonly patienceMs: number },
): Promise<Episode | undefined> => {
  for (let left = patienceMs; ; left -= pollMs) {
    const episode = await api
      .get(`/episodes/${episodeId}`, EpisodeSchema)
      .catch((error: unknown) => {
        if (isUnknown(error)) return undefined;
        throw error;
      });
    const hasBegun = episode && (episode.terminal || episode.state !== 'OpenEpisode');
    if (hasBegun || left <= 0) return episode;
    await sleep(pollMs);
  }
};
