import { setTimeout as sleep } from 'node:timers/promises';
import { type createLiveLine, progressBar } from '../demo/progress-view.ts';
import { type Episode, EpisodeSchema } from './answers.ts';
import type { Api } from './api.ts';
import { duration, stepOf } from './words.ts';

type LiveLine = ReturnType<typeof createLiveLine>;

const NAME_WIDTH = 22;

const finishedStep = ({ status, tookMs }: Episode['timeline'][number]): string =>
  `  ✓ ${stepOf(status).padEnd(NAME_WIDTH)} ${duration(tookMs ?? 0).padStart(9)}`;

/** What an episode is doing at the moment `now`, with a bar and the time left as far as it is known. */
export const runningStep = (episode: Episode, now: number): string => {
  const { status, progress, estimatedCompletionAt } = episode;
  const leftMs = estimatedCompletionAt ? Date.parse(estimatedCompletionAt) - now : 0;
  const left = leftMs > 0 ? `, about ${duration(leftMs)} left` : '';
  const percent = `${Math.round(progress * 100)} %`;
  return `  … ${stepOf(status).padEnd(NAME_WIDTH)} ${progressBar(progress)} ${percent}${left}`;
};

/** Shows an episode as it is made, until it has ended; answers how. */
export const watchEpisode = async (
  api: Api,
  episodeId: string,
  view: LiveLine,
  pollMs: number,
): Promise<Episode> => {
  let shown = 0;
  let attempt = 0;
  for (;;) {
    const episode = await api.get(`/episodes/${episodeId}`, EpisodeSchema);
    if (episode.attempt !== attempt) [shown, attempt] = [0, episode.attempt];
    const finished = episode.timeline.filter(({ tookMs }) => tookMs !== null);
    for (const step of finished.slice(shown)) view.print(finishedStep(step));
    shown = Math.max(shown, finished.length);
    if (episode.terminal) {
      view.clear();
      return episode;
    }
    view.update(runningStep(episode, Date.now()));
    await sleep(pollMs);
  }
};
