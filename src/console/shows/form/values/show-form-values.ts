import type { Background } from '../../../../show/character/backgrounds.ts';
import { lexiconLine } from '../../../../show/lexicon/lexicon-line.ts';
import { MEDIA_TYPES } from '../../../../show/media-types.ts';
import { REVIEW_DAYS, type ReviewDeadline } from '../../../../show/review.ts';
import type { Show } from '../../../../show/show.ts';
import type { ShowConfig } from '../../../../show/show-config.ts';
import type { Style } from '../../../../show/styles.ts';
import type { Writer } from '../../../../show/writers.ts';
import { type FormSpeaker, type SpeakerValues, speakerValues } from './speaker-values.ts';

/** What stands in the controls of the form of a show, as people type it. */
export interface ShowFormValues extends SpeakerValues {
  readonly title: string;
  readonly description: string;
  readonly languageCode: string;
  readonly author: string;
  readonly ownerEmail: string;
  readonly imageUrl: string;
  readonly category: string;
  readonly isExplicit: boolean;
  readonly isBlocked: boolean;
  readonly verification: string;
  /** Empty for all. */
  readonly keepEpisodes: string;
  /** Empty for good. */
  readonly keepDays: string;
  readonly isPaused: boolean;
  /** One channel a line. */
  readonly telegramChannels: string;
  /** Empty to leave it to the stage. */
  readonly telegramSession: string;
  readonly format: 'single-speaker' | 'multi-speaker';
  readonly targetDurationMinutes: string;
  readonly episodeFrequencyDays: string;
  readonly timeOfDay: string;
  readonly timeZone: string;
  /** Empty to leave it to the schedule. */
  readonly scheduledFrom: string;
  /** Empty for nowhere. */
  readonly telegramChat: string;
  readonly maxMessages: string;
  readonly minCharacters: string;
  readonly excludeForwarded: boolean;
  /** One a line. */
  readonly excludeKeywords: string;
  readonly mediaTypes: ShowConfig['mediaTypes'];
  readonly writer: Writer;
  readonly writerModel: string;
  readonly writerTemperature: string;
  /** Empty to choose by the posts. */
  readonly style: Style | '';
  readonly hasStings: boolean;
  readonly hasStoryPauses: boolean;
  /** An entry a line, for example `Dunlin = DUN-lin`. */
  readonly lexicon: string;
  /** What becomes of a script that nobody reviews in time; empty where nobody is asked to. */
  readonly review: ReviewDeadline | '';
  readonly reviewDays: string;
  /** US dollars; empty for no cap. */
  readonly monthlyCapUsd: string;
  readonly introText: string;
  readonly outroText: string;
  readonly introAudioUrl: string;
  readonly outroAudioUrl: string;
  readonly additionalInstructions: string;
  readonly audience: string;
  readonly tone: string;
  readonly background: Background;
  /** One a line. */
  readonly neverSay: string;
  readonly examples: string;
}

/** What a new show's form begins with; `timeZone` is the reader's own. */
export const newShowValues = (timeZone: string): ShowFormValues => ({
  title: '',
  description: '',
  languageCode: 'en-US',
  author: '',
  ownerEmail: '',
  imageUrl: '',
  category: 'News',
  isExplicit: false,
  isBlocked: false,
  verification: '',
  keepEpisodes: '',
  keepDays: '',
  isPaused: false,
  telegramChannels: '',
  telegramSession: '',
  format: 'multi-speaker',
  targetDurationMinutes: '10',
  episodeFrequencyDays: '7',
  timeOfDay: '',
  timeZone,
  scheduledFrom: '',
  telegramChat: '',
  maxMessages: '100',
  minCharacters: '1',
  excludeForwarded: false,
  excludeKeywords: '',
  mediaTypes: [...MEDIA_TYPES],
  writer: 'built-in',
  writerModel: '',
  writerTemperature: '',
  style: '',
  hasStings: true,
  hasStoryPauses: true,
  lexicon: '',
  review: '',
  reviewDays: String(REVIEW_DAYS),
  monthlyCapUsd: '',
  introText: '',
  outroText: '',
  introAudioUrl: '',
  outroAudioUrl: '',
  additionalInstructions: '',
  audience: '',
  tone: '',
  background: 'half-sentence',
  neverSay: '',
  examples: '',
  ...speakerValues([]),
});

/** Settings that an episode may be older than. */
type Newer =
  | ('introAudioUrl' | 'outroAudioUrl' | 'writer' | 'writerModel' | 'writerTemperature')
  | ('style' | 'hasStings' | 'hasStoryPauses' | 'lexicon' | 'character');

/** How something is made: the settings of a show, or of an episode of it. */
type Made = Omit<
  ShowConfig,
  | ('episodeFrequencyDays' | 'timeZone' | 'timeOfDay' | 'scheduledFrom')
  | ('telegramChat' | 'telegramSession' | 'review' | 'monthlyCapUsd' | 'speakers' | Newer)
> & {
  readonly [Name in Newer]?: ShowConfig[Name] | undefined;
} & {
  readonly speakers: readonly FormSpeaker[];
};

/** What stands in the controls for how episodes are made. */
export const madeValues = (config: Made) => {
  return {
    telegramChannels: config.telegramChannels.join('\n'),
    format: config.format,
    targetDurationMinutes: String(config.targetDurationMinutes),
    maxMessages: String(config.maxMessages),
    minCharacters: String(config.filters.minCharacters),
    excludeForwarded: config.filters.excludeForwarded,
    excludeKeywords: config.filters.excludeKeywords.join('\n'),
    mediaTypes: config.mediaTypes,
    writer: config.writer ?? 'built-in',
    writerModel: config.writerModel ?? '',
    writerTemperature: String(config.writerTemperature ?? ''),
    style: config.style ?? '',
    hasStings: config.hasStings ?? false,
    hasStoryPauses: config.hasStoryPauses ?? false,
    lexicon: (config.lexicon ?? []).map(lexiconLine).join('\n'),
    introText: config.introText ?? '',
    outroText: config.outroText ?? '',
    introAudioUrl: config.introAudioUrl ?? '',
    outroAudioUrl: config.outroAudioUrl ?? '',
    additionalInstructions: config.additionalInstructions ?? '',
    audience: config.character?.audience ?? '',
    tone: config.character?.tone ?? '',
    background: config.character?.background ?? 'half-sentence',
    neverSay: (config.character?.neverSay ?? []).join('\n'),
    examples: config.character?.examples ?? '',
    ...speakerValues(config.speakers),
  } satisfies Partial<ShowFormValues>;
};

/** What the form of a show begins with. */
export const showValues = (show: Show, timeZone: string): ShowFormValues => {
  const fresh = newShowValues(timeZone);
  const { title, description, languageCode, author, category, config } = show;
  const own = {
    ...{ title, description, languageCode, author, category },
    ...{ isExplicit: show.isExplicit, isPaused: show.isPaused, isBlocked: show.isBlocked },
    verification: show.verification ?? '',
    keepEpisodes: String(show.keepEpisodes ?? ''),
    keepDays: String(show.keepDays ?? ''),
    ownerEmail: show.ownerEmail ?? '',
    imageUrl: show.imageUrl ?? '',
  };
  if (config === null) return { ...fresh, ...own };
  return {
    ...fresh,
    ...own,
    ...madeValues({ ...config, speakers: config.speakers ?? [] }),
    episodeFrequencyDays: String(config.episodeFrequencyDays),
    timeOfDay: config.timeOfDay,
    timeZone: config.timeZone,
    scheduledFrom: config.scheduledFrom ?? '',
    telegramSession: config.telegramSession ?? '',
    telegramChat: config.telegramChat ?? '',
    review: config.review?.atDeadline ?? '',
    reviewDays: String(config.review?.days ?? REVIEW_DAYS),
    monthlyCapUsd: String(config.monthlyCapUsd ?? ''),
  };
};
