import type { EpisodeStatusView as Episode } from '../../src/api/episode-status/schema.ts';
import type { EstimateView } from '../../src/api/estimate/schema.ts';
import { costInWords } from '../../src/cost/cost-in-words.ts';
import { lexiconLine } from '../../src/show/lexicon/lexicon-line.ts';
import type { Show } from '../../src/show/show.ts';
import type { ShowConfig } from '../../src/show/show-config.ts';
import { printable } from '../terminal/printable.ts';
import { minuteUtc } from './minute-utc.ts';
import { reviewLines } from './review-words.ts';

type Speaker = NonNullable<ShowConfig['speakers']>[number];

/** 75_000 as 1:15. */
export const clockTime = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** 1_234 as 1.2 s, 75_000 as 1:15 min. */
export const duration = (ms: number): string =>
  ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${clockTime(ms)} min`;

/** The time of day of an ISO 8601 time, in UTC. */
export const clockTimeUtc = (at: string): string => `${at.slice(11, 19)} UTC`;

/** A number of episodes. */
export const countEpisodes = (count: number): string =>
  `${count} ${count === 1 ? 'episode' : 'episodes'}`;

/** Rows as columns that line up, each on one line; the last cell isn't padded. */
export const columns = (table: readonly (readonly string[])[]): string[] => {
  // Made printable before they are measured: what isn't shown takes no room.
  const rows = table.map((row) => row.map(printable));
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row.map((cell, n) => (n === row.length - 1 ? cell : cell.padEnd(width(n)))).join('  '),
  );
};

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

/** One line of a list of shows: id, title, channels. */
export const showRow = ({ id, title, isPaused, config }: Show): string[] => [
  id,
  isPaused ? `${title} (paused)` : title,
  config?.telegramChannels.map((name) => `@${name}`).join(' ') ?? 'no config',
];

const given = (name: string, value: string | null): string[][] =>
  value === null ? [] : [[name, value]];

const speakerLine = ({ role, name, character, voice, speakingRate, pitch }: Speaker): string =>
  [
    `${role}${name === null ? '' : ` (${name})`}: ${voice ?? "the language's voice"}`,
    ...(speakingRate === null ? [] : [`${speakingRate} times its pace`]),
    ...(pitch === null ? [] : [`${pitch} semitones from its pitch`]),
    ...(character === null ? [] : [character]),
  ].join(', ');

/** What an episode will probably use, a line each. */
export const estimateRows = ({ items }: Pick<EstimateView, 'items'>): string[] =>
  columns(
    items.map(({ product, unit, quantity, usd }) => [
      `  ${product}`,
      `${quantity.toLocaleString('en-US')} ${unit}`,
      usd === null ? 'price unknown' : `$${usd.toFixed(4)}`,
    ]),
  );

/** What is switched off of what parts stories; null where nothing is. */
const breaksOf = ({ hasStings, hasStoryPauses }: ShowConfig): string | null =>
  [...(hasStings ? [] : ['no sound']), ...(hasStoryPauses ? [] : ['no longer pauses'])].join(
    ', ',
  ) || null;

/** What stays public of a show that doesn't keep everything. */
const keepLine = ({ keepEpisodes, keepDays }: Omit<Show, 'config'>): string | null =>
  [
    ...(keepEpisodes === null ? [] : [`the newest ${keepEpisodes}`]),
    ...(keepDays === null ? [] : [`${keepDays} days`]),
  ].join(', ') || null;

/** How much a language model may add, where it isn't the usual. */
const backgroundOf = ({ character: { background } }: ShowConfig): string | null =>
  background === 'half-sentence' ? null : background;

/** A show with its settings. */
export const showLines = ({ config, ...show }: Show): string[] => [
  `${show.title}${show.isPaused ? ' (paused)' : ''}`,
  ...columns([
    ['  id', show.id],
    ...given('  description', show.description || null),
    ...given('  author', show.author || null),
    ...given('  contact', show.ownerEmail),
    ['  language', show.languageCode],
    ['  category', `${show.category}${show.isExplicit ? ', explicit' : ''}`],
    ...given('  directories', show.isBlocked ? 'asked to leave it out' : null),
    ...given('  proof', show.verification),
    ...given('  keeps', keepLine(show)),
    ...given('  picture', show.imageUrl),
    ...(config
      ? [
          ['  channels', config.telegramChannels.map((name) => `@${name}`).join(' ')],
          ['  format', `${config.format}, about ${config.targetDurationMinutes} minutes`],
          ...(config.speakers ?? []).map((speaker) => ['  speaker', speakerLine(speaker)]),
          [
            '  schedule',
            `every ${config.episodeFrequencyDays} days at ${config.timeOfDay} (${config.timeZone})`,
          ],
          ...given('  posted in', config.telegramChat),
          ...given('  read by', config.telegramSession),
          ...given('  style', config.style),
          ...given('  audience', config.character.audience),
          ...given('  tone', config.character.tone),
          ...given('  background', backgroundOf(config)),
          ...config.character.neverSay.map((phrase) => ['  never says', phrase]),
          ...given('  examples', config.character.examples),
          ...given(
            '  review',
            config.review &&
              `${config.review.days} days, then ${config.review.atDeadline === 'publish' ? 'spoken' : 'discarded'}`,
          ),
          ...given(
            '  cap',
            config.monthlyCapUsd === null ? null : `$${config.monthlyCapUsd} a month`,
          ),
          ...given('  between', breaksOf(config)),
          ...config.lexicon.map((entry) => ['  said', lexiconLine(entry)]),
          ...given('  intro', config.introAudioUrl),
          ...given('  intro text', config.introText),
          ...given('  outro', config.outroAudioUrl),
          ...given('  outro text', config.outroText),
        ]
      : [['  config', 'none yet']]),
  ]),
];
