import { z } from 'zod';
import { ChannelSummarySchema, WindowSchema } from '../content.ts';
import { SourceSchema } from '../script.ts';

/** Why nothing of a post is in an episode. `told-before`: an earlier episode told it; `edited`: whoever edited the script took it out. */
export const LEFT_OUT = [
  'no-words',
  'links',
  'greeting',
  'call',
  'time-stamps',
  'alarm',
  'remark',
  'advertisement',
  'told-before',
  'edited',
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

const post = {
  source: SourceSchema,
  /** When it was posted, ISO 8601 UTC. */
  date: z.iso.datetime(),
};
/** Chapter of the script and utterance of the chapter, both counted from 0; no utterance where none can be told. */
const place = {
  chapter: z.number().int().nonnegative(),
  utterance: z.number().int().nonnegative().optional(),
};

/** What became of a post. */
export const CoveredPostSchema = z.discriminatedUnion('outcome', [
  /** Told in a chapter. */
  z.strictObject({ ...post, outcome: z.literal('told'), ...place }),
  /** Told among the brief items. */
  z.strictObject({ ...post, outcome: z.literal('brief'), ...place }),
  /** It says what another post says: `into` is that one's channel and id, and what became of it became of both. */
  z.strictObject({ ...post, outcome: z.literal('merged'), into: z.string().min(3) }),
  /** The episode's length left no time for it: it is linked in the show notes alone. */
  z.strictObject({ ...post, outcome: z.literal('notes') }),
  z.strictObject({ ...post, outcome: z.literal('left-out'), why: z.enum(LEFT_OUT) }),
]);
export type CoveredPost = z.infer<typeof CoveredPostSchema>;

/** A post that was told, in a form in which later ones can be compared with it. */
export const ToldPostSchema = z.strictObject({
  /** Channel and id of the post, then of those that were merged into it. */
  keys: z.array(z.string().min(3)).min(1),
  /** The stems of its first words, in order and with spaces between; no figures. */
  words: z.string(),
  /** Its figures, each once. */
  numbers: z.array(z.string()),
  /** Of its text, in UTF-16 code units. */
  length: z.number().int().nonnegative(),
});
export type ToldPost = z.infer<typeof ToldPostSchema>;

/** A matter that an episode told: what later episodes of the show remember of it once it is published. */
export const ToldStorySchema = z.strictObject({
  /** Its headline, in the show's language. */
  title: z.string().min(1),
  posts: z.array(ToldPostSchema).min(1),
});
export type ToldStory = z.infer<typeof ToldStorySchema>;

/**
 * The file `coverage/{sha256}.json`, kept beside the script that it speaks of: every post of the
 * content once, with what became of it.
 */
export const CoverageSchema = z.strictObject({
  version: z.literal('1.0'),
  window: WindowSchema,
  /** What was found in each channel, what of it the content holds, and what was dropped before. */
  channels: z.array(ChannelSummarySchema),
  /** Channels in their order, each oldest first. */
  posts: z.array(CoveredPostSchema),
  stories: z.array(ToldStorySchema),
  /** What the show notes say of it, in the show's language; empty where there is nothing to say, or no words for it. */
  words: z.strictObject({
    /** How much of the window the episode covers, where that isn't all. */
    covers: z.string(),
    /** Heads the posts that are linked in the notes alone. */
    notes: z.string(),
    /** What had no words that can be told. */
    unspoken: z.string(),
  }),
});
export type Coverage = z.infer<typeof CoverageSchema>;
