import { z } from 'zod';
import { CharacterSchema } from '../show/character/character.ts';
import { FiltersSchema } from '../show/filters.ts';
import { LexiconSchema } from '../show/lexicon/lexicon.ts';
import { MEDIA_TYPES } from '../show/media-types.ts';
import { MOST_SPEAKERS } from '../show/most-speakers.ts';
import { REVIEW_DEADLINES } from '../show/review.ts';
import { ScriptFormatSchema } from '../show/script-format.ts';
import { STYLES } from '../show/styles.ts';
import { WRITERS } from '../show/writers.ts';
import { type Speaker, SpeakerSchema } from './script.ts';

/** A speaker of the script, and whom a language model makes speak. */
export const CastMemberSchema = SpeakerSchema.extend({
  name: z.string().min(1).nullish(),
  character: z.string().min(1).nullish(),
});

/** The show's settings as they were when the episode opened: what every later step goes by. */
export const ConfigSnapshotSchema = z.strictObject({
  title: z.string().min(1),
  description: z.string(),
  /** BCP 47, for example `en-US`. */
  languageCode: z.string().min(2),
  author: z.string(),
  imageUrl: z.url().nullable(),
  /** Usernames without the `@`. */
  telegramChannels: z.array(z.string().min(1)).min(1),
  format: ScriptFormatSchema,
  /** One speaker for `single-speaker`, two to four for `multi-speaker`, each with its chosen voice. */
  speakers: z.array(CastMemberSchema).min(1).max(MOST_SPEAKERS),
  introText: z.string().nullable(),
  outroText: z.string().nullable(),
  /** Sound before the first and after the last word; left out in snapshots that are older than it. */
  introAudioUrl: z.url().nullish(),
  outroAudioUrl: z.url().nullish(),
  additionalInstructions: z.string().nullable(),
  /** Who writes the script; left out in snapshots that are older than the choice. */
  writer: z.enum(WRITERS).optional(),
  /** The language model, for example `gemini-2.5-flash`; null for the writer's default. */
  writerModel: z.string().min(1).nullish(),
  /** From 0 to 2; null for the model's default. */
  writerTemperature: z.number().min(0).max(2).nullish(),
  /** How the built-in writer tells it; null to choose by the posts, left out in older snapshots. */
  style: z.enum(STYLES).nullish(),
  /** What it is like; left out in snapshots that are older than it. */
  character: CharacterSchema.optional(),
  /** A quiet sound, and longer pauses, between stories; left out in snapshots that are older than them, which have neither. */
  hasStings: z.boolean().optional(),
  hasStoryPauses: z.boolean().optional(),
  /** How words are said; left out in snapshots that are older than it. */
  lexicon: LexiconSchema.optional(),
  /** Whether its script awaits a review; left out in snapshots that are older than reviews. */
  review: z
    .strictObject({ days: z.number().int().positive(), atDeadline: z.enum(REVIEW_DEADLINES) })
    .nullish(),
  targetDurationMinutes: z.number().positive(),
  /** Cap on the posts of one episode, over all channels; the newest are kept. */
  maxMessages: z.number().int().positive(),
  /** Posts that carry media of another type are left out (and counted); posts without media always stay. */
  mediaTypes: z.array(z.enum(MEDIA_TYPES)),
  filters: FiltersSchema,
  /** Where the episode is posted: `@name`, or a chat's number; left out in snapshots that are older than it. */
  telegramChat: z.string().min(1).nullish(),
  /** The Telegram session that it is read by; null to choose one by the show, left out in older snapshots. */
  telegramSession: z.string().min(1).nullish(),
});
export type ConfigSnapshot = z.infer<typeof ConfigSnapshotSchema>;

/** A show's speakers as its scripts have them: who is heard, not what they are like. */
export const scriptSpeakers = ({ speakers }: Pick<ConfigSnapshot, 'speakers'>): Speaker[] =>
  speakers.map(({ name: _, character: __, ...speaker }) => speaker);
