import { lexiconLine } from '../../../src/show/lexicon/lexicon-line.ts';
import type { Show } from '../../../src/show/show.ts';
import type { ShowConfig } from '../../../src/show/show-config.ts';
import { columns } from './columns.ts';

type Speaker = NonNullable<ShowConfig['speakers']>[number];

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
