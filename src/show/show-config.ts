import { z } from 'zod';
import { CHANNEL_NAME, isChannelName } from './channel/channel-username.ts';
import { CharacterSchema } from './character/character.ts';
import { FiltersSchema } from './filters.ts';
import { LexiconSchema } from './lexicon/lexicon.ts';
import { MEDIA_TYPES } from './media-types.ts';
import { MOST_SPEAKERS } from './most-speakers.ts';
import { MOST_REVIEW_DAYS, REVIEW_DAYS, REVIEW_DEADLINES } from './review.ts';
import { ScriptFormatSchema } from './script-format.ts';
import { STYLES } from './styles.ts';
import { TELEGRAM_CHAT, TELEGRAM_CHAT_WORDS } from './telegram-chat.ts';
import { TELEGRAM_SESSION_NAME, TELEGRAM_SESSION_WORDS } from './telegram-session.ts';
import { isTimeZone, line, text } from './text.ts';
import { VOICE_NAME } from './voice/voice-name.ts';
import { PitchSchema, SpeakingRateSchema } from './voice/voice-options.ts';
import { webAddress } from './web-address.ts';
import { WRITERS } from './writers.ts';

const noChannel = {
  error: ({ input }: { readonly input?: unknown }): string =>
    `${JSON.stringify(input)} must be a channel's username, without the @, or, of a private one, the link of one of its posts; an invitation has to be joined first`,
};

const isEachOnce = (names: readonly string[]): boolean =>
  new Set(names.map((name) => name.toLowerCase())).size === names.length;

const SpeakerConfigSchema = z.strictObject({
  role: line(60).min(1),
  name: line(60).min(1).nullable().default(null).meta({
    description: 'What the others call the speaker, where a language model writes.',
  }),
  character: text(500).min(1).nullable().default(null).meta({
    description: 'Who speaks, and how, where a language model writes.',
  }),
  voice: z
    .string()
    .max(100)
    .regex(VOICE_NAME, 'must be the name of a voice, for example en-US-Chirp3-HD-Kore')
    .nullable()
    .default(null)
    .meta({ description: "Null for the language's default." }),
  speakingRate: SpeakingRateSchema.nullable()
    .default(null)
    .meta({ description: "Times the voice's own pace, which null leaves as it is." }),
  pitch: PitchSchema.nullable()
    .default(null)
    .meta({ description: "Semitones above or below the voice's own; not every voice takes one." }),
});

/** That no two speakers have one role, as `refine` takes it. */
export const rolesOfTheirOwn = [
  (speakers: readonly { readonly role: string }[]): boolean =>
    new Set(speakers.map(({ role }) => role)).size === speakers.length,
  { error: 'must have a role of its own for each speaker' },
] as const;

/** How a show's episodes are made, and when: the same rules as the constraints of podcast_configs. */
export const ShowConfigSchema = z.strictObject({
  telegramChannels: z
    .array(z.string().regex(CHANNEL_NAME, noChannel).refine(isChannelName, noChannel))
    .min(1, 'must name at least one channel')
    .max(100)
    .refine(isEachOnce, 'must name each channel once')
    .meta({
      description:
        'Usernames of channels, without the @; a private channel that the account is in goes by its number, channel_1234567890_, a basic group by group_1234567890_, and a topic of a forum by its group and number, name_topic_12_. Links aren’t read here.',
    }),
  format: ScriptFormatSchema.default('single-speaker'),
  speakers: z
    .array(SpeakerConfigSchema)
    .min(1)
    .max(MOST_SPEAKERS)
    .refine(...rolesOfTheirOwn)
    .nullable()
    .default(null)
    .meta({
      description:
        "One, or two to four, as the format says; null for the format's default roles. A third and a fourth name their voices.",
    }),
  introText: text(2000).nullable().default(null),
  outroText: text(2000).nullable().default(null),
  introAudioUrl: webAddress.nullable().default(null).meta({
    description:
      'Sound before the first word: MP3, WAV, FLAC, Ogg or M4A of at most 60 s and 20 MB, by https.',
  }),
  outroAudioUrl: webAddress.nullable().default(null).meta({
    description: 'Sound after the last word; as introAudioUrl.',
  }),
  additionalInstructions: text(8000).nullable().default(null),
  writer: z.enum(WRITERS).nullable().default(null).meta({
    description:
      'Null for the built-in writer; gemini needs GEMINI_API_KEY, openai OPENAI_CHAT_ENDPOINT.',
  }),
  writerModel: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9._:@/-]+$/, 'must be the name of a model, for example gemini-2.5-flash')
    .nullable()
    .default(null)
    .meta({ description: "Null for the writer's default." }),
  writerTemperature: z
    .number()
    .min(0)
    .max(2)
    .nullable()
    .default(null)
    .meta({ description: "Null for the model's default." }),
  style: z.enum(STYLES).nullable().default(null).meta({
    description:
      'How it is told; the built-in writer takes the nearest of newscast, in-depth and digest. Null to choose by the posts.',
  }),
  hasStings: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether a short, quiet sound is heard between stories.' }),
  hasStoryPauses: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether pauses are longer where something else is told.' }),
  lexicon: LexiconSchema.default([]).meta({
    description: 'How words are said that voices would say wrong; captions keep them as written.',
  }),
  character: CharacterSchema.prefault({}).meta({
    description: 'What it is like where a language model writes it.',
  }),
  review: z
    .strictObject({
      days: z.number().int().min(1).max(MOST_REVIEW_DAYS).default(REVIEW_DAYS),
      atDeadline: z.enum(REVIEW_DEADLINES).default('discard').meta({
        description: 'What becomes of a script that nobody has reviewed in time.',
      }),
    })
    .nullable()
    .default(null)
    .meta({
      description:
        'Stops each episode when its script is written, until somebody approves or discards it; null for none.',
    }),
  monthlyCapUsd: z.number().min(0.01).max(1_000_000).nullable().default(null).meta({
    description: 'US dollars at list prices and month (UTC), beyond which its episodes wait.',
  }),
  targetDurationMinutes: z.number().min(0.5).max(180).default(10),
  maxMessages: z
    .number()
    .int()
    .min(1)
    .max(5000)
    .default(100)
    .meta({ description: 'The newest are kept.' }),
  mediaTypes: z
    .array(z.enum(MEDIA_TYPES))
    .max(MEDIA_TYPES.length)
    .default([...MEDIA_TYPES])
    .meta({ description: 'Posts with media of another type are left out.' }),
  filters: FiltersSchema.extend({
    excludeKeywords: z.array(text(200).min(1)).max(200).default([]),
    minCharacters: z.number().int().min(0).max(999_999).default(1),
  }).prefault({}),
  telegramChat: z.string().regex(TELEGRAM_CHAT, TELEGRAM_CHAT_WORDS).nullable().default(null).meta({
    description:
      'Where a bot posts the episodes opened from now on: the @name of a channel or group, or the number of a chat; null for nowhere.',
  }),
  telegramSession: z
    .string()
    .regex(TELEGRAM_SESSION_NAME, TELEGRAM_SESSION_WORDS)
    .nullable()
    .default(null)
    .meta({
      description:
        'Which Telegram session of the stage reads the channels, by its name, `default` for the first; null has one chosen by the show.',
    }),
  episodeFrequencyDays: z.number().int().min(1).max(365).default(7),
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, 'must be a time zone, for example Europe/Berlin')
    .default('UTC'),
  timeOfDay: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, for example 06:30')
    .default('06:00'),
  scheduledFrom: z.iso
    .date('must be a date, for example 2026-01-31')
    .refine((date) => date >= '2000-01-01' && date <= '2100-01-01', {
      error: 'must lie between 2000-01-01 and 2100-01-01',
    })
    .optional()
    .meta({
      description:
        'The first date with an episode by this schedule; left out, the next one on which timeOfDay is still to come.',
    }),
});
export type ShowConfig = z.infer<typeof ShowConfigSchema>;
