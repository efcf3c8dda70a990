import type { EpisodeStatusView as Episode } from '../../../src/api/episode-status/schema.ts';
import type { EstimateView } from '../../../src/api/estimate/schema.ts';
import { costInWords } from '../../../src/cost/cost-in-words.ts';
import { columns } from './columns.ts';
import { countEpisodes } from './count-episodes.ts';
import { minuteUtc } from './minute-utc.ts';
import { reviewLines } from './review-words.ts';
import { clockTime, clockTimeUtc } from './times.ts';

const STEPS: Readonly<Record<string, string>> = {
  pending: 'Collecting posts',
  content_collected: 'Writing the script',
  awaiting_review: 'Awaiting a review',
  processing: 'Speaking',
  completed: 'Completed',
  skipped: 'Skipped',
  failed: 'Failed',
};

/** What an episode does while it has this status. */
export const stepOf = (status: string): string => STEPS[status] ?? status;

/** The command that can help an episode which has ended otherwise than it should. */
const nextCommand = ({ episodeId, podcastId, remedy, publishError }: Episode): string[] => {
  if (remedy === 'generate') return [`  Then: npx stepcast generate ${podcastId}`];
  if (remedy === 'wait') return [`  The other one: npx stepcast episodes ${podcastId}`];
  if (remedy === 'none') return ['  The shows there are: npx stepcast shows'];
  return [`  Again: npx stepcast retry ${episodeId}${publishError ? ' --from audio' : ''}`];
};

const costLine = ({ cost, attempt }: Episode): string[] =>
  cost ? [`  Cost: ${costInWords(cost, attempt)}`] : [];

const periodLine = ({ window }: Episode): string[] =>
  window ? [`  Posts from ${minuteUtc(window.from)} until ${minuteUtc(window.until)} UTC`] : [];

/** By which rule of its show it was withdrawn. */
const expiryLine = ({ expired }: Episode): string[] => {
  if (expired === null) return [];
  const rule =
    'keepEpisodes' in expired
      ? `its newest ${countEpisodes(expired.keepEpisodes)}`
      : `its episodes for ${expired.keepDays} ${expired.keepDays === 1 ? 'day' : 'days'}`;
  return [`  Withdrawn on ${minuteUtc(expired.at)} UTC: the show kept ${rule}.`];
};

/** What a period without a post to tell had. */
export const skippedLine = ({
  skipped,
  isDiscarded,
}: Pick<Episode, 'skipped' | 'isDiscarded'>): string => {
  if (isDiscarded) return 'Its script was discarded: its posts count as told.';
  if (skipped === null) return 'No usable post in the period: nothing to tell.';
  if (skipped.found === 0) return 'No post is of this period: nothing to tell.';
  if (skipped.toldBefore > 0) return 'Earlier episodes have told all of this period.';
  return `None of the ${skipped.found} posts of this period can be told; the settings leave out ${skipped.filtered}.`;
};

/** What an episode is doing, or how it ended, in a few lines. */
export const episodeLines = (episode: Episode): string[] => {
  const { status, title, attempt, isImported, progress, error, audioUrl, durationMs } = episode;
  const tries = isImported ? ', imported' : attempt > 1 ? `, attempt ${attempt}` : '';
  const unpublished = episode.publishError ? ', not published' : '';
  const withheld = episode.visibility === 'public' ? '' : `, ${episode.visibility}`;
  const head = `${episode.episodeId}  ${status}${withheld}${unpublished}${tries}`;
  const named = title
    ? [`  “${title}”${durationMs ? `, ${clockTime(durationMs)} minutes` : ''}`]
    : [];
  if (episode.review) return [head, ...named, ...reviewLines(episode), ...costLine(episode)];
  if (!episode.terminal) {
    const { estimatedCompletionAt: eta, waiting } = episode;
    const done = eta && !waiting ? `, done at about ${clockTimeUtc(eta)}` : '';
    const wait = waiting ? [`  Waits until ${clockTimeUtc(waiting.until)}: ${waiting.reason}`] : [];
    return [head, ...named, `  ${stepOf(status)}: ${Math.round(progress * 100)} %${done}`, ...wait];
  }
  if (status === 'failed') {
    return [
      head,
      ...named,
      `  Failed in ${error?.state ?? 'the state machine'}: ${error?.name ?? 'for an unknown reason'}`,
      ...(error ? [`  ${error.message}`] : []),
      ...costLine(episode),
      ...nextCommand(episode),
    ];
  }
  const audio = audioUrl ? [`  ${audioUrl}`] : [];
  const none =
    status === 'skipped'
      ? [
          ...periodLine(episode),
          `  ${skippedLine(episode)}`,
          `  Another period: npx stepcast generate ${episode.podcastId} --from DATE`,
        ]
      : [];
  const warnings = episode.warnings.map(({ message }) => `  Note: ${message}`);
  const { post } = episode;
  const posted = post?.status === 'posted' ? [`  Posted: ${post.url ?? post.chat}`] : [];
  const unpublishedWhy = episode.publishError
    ? [`  Not in the feed: ${episode.publishError.message}`, ...nextCommand(episode)]
    : [];
  return [
    head,
    ...named,
    ...expiryLine(episode),
    ...none,
    ...audio,
    ...posted,
    ...costLine(episode),
    ...warnings,
    ...unpublishedWhy,
  ];
};

/** One line of a list of episodes: id, status, day, title. */
export const episodeRow = ({
  episodeId,
  status,
  visibility,
  startedAt,
  title,
}: Episode): string[] => [
  episodeId,
  visibility === 'public' ? status : visibility,
  startedAt.slice(0, 16).replace('T', ' '),
  title ?? '',
];

/** What an episode will probably use, a line each. */
export const estimateRows = ({ items }: Pick<EstimateView, 'items'>): string[] =>
  columns(
    items.map(({ product, unit, quantity, usd }) => [
      `  ${product}`,
      `${quantity.toLocaleString('en-US')} ${unit}`,
      usd === null ? 'price unknown' : `$${usd.toFixed(4)}`,
    ]),
  );
