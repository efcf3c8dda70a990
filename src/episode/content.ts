import { z } from 'zod';
import { MEDIA_TYPES } from '../show/media-types.ts';

const TimestampSchema = z.iso.datetime();

/** The period whose posts an episode tells: `from` inclusive, `until` exclusive, ISO 8601 UTC. */
export const WindowSchema = z.strictObject({ from: TimestampSchema, until: TimestampSchema });
export type Window = z.infer<typeof WindowSchema>;

/** One attachment of a post: what kind it is, never its bytes. `caption` holds only words that are not in the post's text: a poll's question and options, one a line; a place's name. */
export const MediaSchema = z.strictObject({
  type: z.enum(MEDIA_TYPES),
  caption: z.string().optional(),
});
export type Media = z.infer<typeof MediaSchema>;

/** A stretch of a post's text that is code: a block of its own, or a few words within a sentence. */
export const CodeRangeSchema = z.strictObject({
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(),
  block: z.boolean(),
});
export type CodeRange = z.infer<typeof CodeRangeSchema>;

/** One post of a channel. An album is one post: `groupedIds` are the ids of its messages, `id` the first of them. */
export const PostSchema = z.strictObject({
  id: z.number().int().positive(),
  date: TimestampSchema,
  /** Plain text, entities resolved: no markup. */
  text: z.string(),
  /** Stretches of the text that are code, in UTF-16 code units and in order; left out where there are none. */
  code: z.array(CodeRangeSchema).optional(),
  /** Every link of the text, hidden link targets included, in order, each once. */
  urls: z.array(z.string()),
  media: z.array(MediaSchema),
  views: z.number().int().nonnegative().optional(),
  /** Title or name of where the post was forwarded from. */
  forwardedFrom: z.string().optional(),
  groupedIds: z.array(z.number().int().positive()).optional(),
});
export type Post = z.infer<typeof PostSchema>;

/** What was found in one channel. found = kept + filtered + truncated, all counted in posts. */
export const ChannelSummarySchema = z.strictObject({
  username: z.string().min(1),
  title: z.string(),
  found: z.number().int().nonnegative(),
  kept: z.number().int().nonnegative(),
  filtered: z.number().int().nonnegative(),
  /** Posts dropped by the cap; the newest are kept. */
  truncated: z.number().int().nonnegative(),
});
export type ChannelSummary = z.infer<typeof ChannelSummarySchema>;

/** The file `content/{sha256}.json`: the posts of a window, per channel oldest first. */
export const ContentSchema = z.strictObject({
  version: z.literal('1.0'),
  podcastId: z.uuid(),
  episodeId: z.uuid(),
  window: WindowSchema,
  channels: z.array(ChannelSummarySchema),
  /** Posts by channel username. */
  results: z.record(z.string(), z.array(PostSchema)),
  totalMessages: z.number().int().nonnegative(),
  collectedAt: TimestampSchema,
});
export type Content = z.infer<typeof ContentSchema>;
