import { estimateEpisode } from '../../cost/estimate-episode.ts';
import { holdsFor, type MonthlyCapReader } from '../../cost/monthly-caps.ts';
import { sumUsd } from '../../cost/price-usage.ts';
import type { EpisodeStatusReader } from '../../episode/episode-record.ts';
import type { ShowStore } from '../../show/show-store.ts';
import type { DefaultVoices } from '../../voices/voice-catalog.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { RequestProblem, unknownShow } from '../problem.ts';
import { readId } from '../request.ts';
import type { Route } from '../router.ts';
import type { EstimateView } from './schema.ts';

interface EstimateDeps {
  readonly shows: Pick<ShowStore, 'find'>;
  readonly episodes: Pick<EpisodeStatusReader, 'list'>;
  readonly defaults: Pick<DefaultVoices, 'of'>;
  readonly caps: MonthlyCapReader;
}

const withoutConfig = (podcastId: string): RequestProblem =>
  new RequestProblem(
    'no-config',
    409,
    'Not set up',
    `The show ${podcastId} doesn't say yet how its episodes are made. Give it its channels first.`,
  );

/** As many of the newest episodes are looked at. */
const PAST_EPISODES = 10;

/** `GET /api/v1/podcasts/{podcastId}/estimate`: what the show's next episode will probably cost. */
export const createEstimateRoute =
  ({ shows, episodes, defaults, caps }: EstimateDeps): Route =>
  async (event) => {
    const podcastId = readId(event, 'podcastId');
    const show = await shows.find(podcastId);
    if (!show) throw unknownShow(podcastId);
    if (!show.config) throw withoutConfig(podcastId);
    const { languageCode, config } = show;
    const [past, usual, capped] = await Promise.all([
      episodes.list({ podcastId, status: 'completed', limit: PAST_EPISODES, after: null }),
      defaults.of(languageCode),
      caps.list(),
    ]);
    const speakers = config.speakers ?? [];
    const count = config.format === 'single-speaker' ? 1 : 2;
    const voices = Array.from({ length: count }, (_, n) => speakers[n]?.voice ?? usual[n] ?? '');
    const minutes = config.targetDurationMinutes;
    const hasModelWriter = config.writer !== null && config.writer !== 'built-in';
    const estimate = estimateEpisode(past.items, {
      ...{ minutes, languageCode, voices, hasModelWriter },
    });
    const days = estimate.items.flatMap(({ pricesAsOf }) => pricesAsOf ?? []).sort();
    return jsonResult(200, {
      ...{ podcastId, minutes, episodes: estimate.episodes, usd: sumUsd(estimate.items) },
      ...{ isComplete: estimate.isComplete, pricesAsOf: days[0] ?? null },
      caps: capped.filter((cap) => holdsFor(cap, podcastId)),
      items: estimate.items.map(({ pricesAsOf: _, ...item }) => item),
    } satisfies EstimateView);
  };
