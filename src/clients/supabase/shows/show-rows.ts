import { z } from 'zod';
import { CharacterSchema } from '../../../show/character/character.ts';
import { FEED_CATEGORIES } from '../../../show/feed-categories.ts';
import { FiltersSchema } from '../../../show/filters.ts';
import { MEDIA_TYPES } from '../../../show/media-types.ts';
import { REVIEW_DEADLINES } from '../../../show/review.ts';
import { ScriptFormatSchema } from '../../../show/script-format.ts';
import type { Show } from '../../../show/show.ts';
import { ShowRefused } from '../../../show/show-store.ts';
import { STYLES } from '../../../show/styles.ts';
import { WRITERS } from '../../../show/writers.ts';
import { TimestampColumn } from '../columns.ts';
import type { ListedRow } from '../page.ts';

const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

type Fields = Readonly<Record<string, unknown>>;

const columns = (fields: Fields): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [snakeCase(name), value]));

/** The columns of podcasts that fields of a show stand in. */
export const podcastColumns = columns;

/** The columns of podcast_configs that fields of a config stand in. */
export const configColumns = ({ episodeFrequencyDays, ...fields }: Fields) => ({
  ...columns(fields),
  ...(episodeFrequencyDays === undefined ? {} : { episode_frequency: episodeFrequencyDays }),
});

const SpeakerSchema = z.object({
  role: z.string(),
  name: z.string().nullable().default(null),
  character: z.string().nullable().default(null),
  voice: z.string().nullable().default(null),
  speakingRate: z.number().nullable().default(null),
  pitch: z.number().nullable().default(null),
});

const LexiconEntryRowSchema = z.object({
  word: z.string(),
  respelling: z.string().nullable().default(null),
  ipa: z.string().nullable().default(null),
});

const ConfigRowSchema = z
  .object({
    telegram_channels: z.array(z.string()),
    format: ScriptFormatSchema,
    speakers: z.array(SpeakerSchema).nullable(),
    intro_text: z.string().nullable(),
    outro_text: z.string().nullable(),
    intro_audio_url: z.string().nullable(),
    outro_audio_url: z.string().nullable(),
    additional_instructions: z.string().nullable(),
    writer: z.enum(WRITERS).nullable(),
    writer_model: z.string().nullable(),
    writer_temperature: z.number().nullable(),
    style: z.enum(STYLES).nullable(),
    has_stings: z.boolean(),
    has_story_pauses: z.boolean(),
    lexicon: z.array(LexiconEntryRowSchema),
    character: CharacterSchema,
    review: z.object({ days: z.number(), atDeadline: z.enum(REVIEW_DEADLINES) }).nullable(),
    monthly_cap_usd: z.number().nullable(),
    target_duration_minutes: z.number(),
    max_messages: z.number(),
    media_types: z.array(z.enum(MEDIA_TYPES)),
    filters: FiltersSchema,
    telegram_chat: z.string().nullable(),
    telegram_session: z.string().nullable(),
    episode_frequency: z.number(),
    time_zone: z.string(),
    time_of_day: z.string(),
    scheduled_from: z.string(),
  })
  .transform((row): Show['config'] => ({
    telegramChannels: row.telegram_channels,
    format: row.format,
    speakers: row.speakers,
    introText: row.intro_text,
    outroText: row.outro_text,
    introAudioUrl: row.intro_audio_url,
    outroAudioUrl: row.outro_audio_url,
    additionalInstructions: row.additional_instructions,
    writer: row.writer,
    writerModel: row.writer_model,
    writerTemperature: row.writer_temperature,
    style: row.style,
    hasStings: row.has_stings,
    hasStoryPauses: row.has_story_pauses,
    lexicon: row.lexicon,
    character: row.character,
    review: row.review,
    monthlyCapUsd: row.monthly_cap_usd,
    targetDurationMinutes: row.target_duration_minutes,
    maxMessages: row.max_messages,
    mediaTypes: row.media_types,
    filters: row.filters,
    telegramChat: row.telegram_chat,
    telegramSession: row.telegram_session,
    episodeFrequencyDays: row.episode_frequency,
    timeZone: row.time_zone,
    // Whole minutes: the schedule is written down in them.
    timeOfDay: row.time_of_day.slice(0, 5),
    scheduledFrom: row.scheduled_from,
  }));

/** A row of the view shows. */
export const ShowRowSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    language_code: z.string(),
    author: z.string(),
    image_url: z.string().nullable(),
    owner_email: z.string().nullable(),
    category: z.enum(FEED_CATEGORIES),
    is_explicit: z.boolean(),
    is_blocked: z.boolean(),
    verification: z.string().nullable(),
    keep_episodes: z.number().nullable(),
    keep_days: z.number().nullable(),
    is_paused: z.boolean(),
    config: ConfigRowSchema.nullable(),
    created_at: z.string(),
    updated_at: TimestampColumn,
  })
  .transform(
    (row): ListedRow<Show> => ({
      item: {
        id: row.id,
        title: row.title,
        description: row.description,
        languageCode: row.language_code,
        author: row.author,
        imageUrl: row.image_url,
        ownerEmail: row.owner_email,
        category: row.category,
        isExplicit: row.is_explicit,
        isBlocked: row.is_blocked,
        verification: row.verification,
        keepEpisodes: row.keep_episodes,
        keepDays: row.keep_days,
        isPaused: row.is_paused,
        config: row.config,
        createdAt: new Date(row.created_at).toISOString(),
        updatedAt: row.updated_at,
      },
      end: { createdAt: row.created_at, id: row.id },
    }),
  );

// Constraints that don't carry their column's name.
const FIELDS: Readonly<Record<string, string>> = {
  telegram_channels_are_usernames: 'config.telegramChannels',
  speakers_fit_format: 'config.speakers',
  filters_are_known: 'config.filters',
  time_zone_exists: 'config.timeZone',
  scheduled_from_is_a_date: 'config.scheduledFrom',
  podcast_configs_episode_frequency_check: 'config.episodeFrequencyDays',
};

const fieldOf = (reason: string): string => {
  const constraint = /constraint "(\w+)"/.exec(reason)?.[1] ?? '';
  const [, table, column] =
    /^(podcasts|podcast_configs)_(\w+)_check$/.exec(constraint) ??
    /column "(\w+)" of relation "(\w+)"/.exec(reason)?.toReversed() ??
    [];
  if (column === undefined) return FIELDS[constraint] ?? 'body';
  const name = camelCase(column);
  return FIELDS[constraint] ?? (table === 'podcasts' ? name : `config.${name}`);
};

const refuse = (reason: string, cause: unknown) =>
  new ShowRefused(fieldOf(reason), `is refused by the database: ${reason}`, cause);

/** What a show's values can be refused with, by SQLSTATE: constraints, and values that a column can't hold. */
export const showRefusals = Object.fromEntries(
  ['23502', '23514', '22001', '22003', '22007', '22008', '22023', '22P02', '22P05'].map((code) => [
    code,
    refuse,
  ]),
);
