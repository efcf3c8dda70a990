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
  /** What a voice message says, where speech is turned into text. */
  transcript: z.string().min(1).optional(),
});
export type Media = z.infer<typeof MediaSchema>;

/** A stretch of a post's text that is code: a block of its own, or a few words within a sentence. */
export const CodeRangeSchema = z.strictObject({
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(),
  block: z.boolean(),
});
export type CodeRange = z.infer<typeof CodeRangeSchema>;

/** A stretch of a post's text, in UTF-16 code units. */
export const TextRangeSchema = z.strictObject({
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(),
});
export type TextRange = z.infer<typeof TextRangeSchema>;

/** What a post asks, what can be answered, and how that stands. */
export const PollSchema = z.strictObject({
  question: z.string(),
  /** Votes are left out where Telegram doesn't show them. */
  answers: z.array(
    z.strictObject({ text: z.string(), votes: z.number().int().nonnegative().optional() }),
  ),
  isClosed: z.boolean(),
  voters: z.number().int().nonnegative().optional(),
});
export type Poll = z.infer<typeof PollSchema>;

/** What Telegram shows of a page that a post links to. */
export const LinkPreviewSchema = z.strictObject({
  url: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  site: z.string().optional(),
});
export type LinkPreview = z.infer<typeof LinkPreviewSchema>;

/** One post of a channel. An album is one post: `groupedIds` are the ids of its messages, `id` the first of them. */
export const PostSchema = z.strictObject({
  id: z.number().int().positive(),
  date: TimestampSchema,
  /** Plain text, entities resolved: no markup, and nothing that its author has struck out. */
  text: z.string(),
  /** Stretches of the text that are code, in UTF-16 code units and in order; left out where there are none. */
  code: z.array(CodeRangeSchema).optional(),
  /** Where something struck out was left out: the places in `text`, in order. */
  omissions: z.array(z.number().int().nonnegative()).optional(),
  /** Stretches that quote somebody else. */
  quotations: z.array(TextRangeSchema).optional(),
  /** Stretches that are hidden until a reader asks for them. */
  spoilers: z.array(TextRangeSchema).optional(),
  /** Every link of the text, hidden link targets included, in order, each once. */
  urls: z.array(z.string()),
  media: z.array(MediaSchema),
  poll: PollSchema.optional(),
  linkPreview: LinkPreviewSchema.optional(),
  views: z.number().int().nonnegative().optional(),
  /** All reactions together. */
  reactions: z.number().int().nonnegative().optional(),
  /** When it was last edited. */
  editedAt: TimestampSchema.optional(),
  /** Who wrote it: the member of a group, or the signature under a channel's post. */
  author: z.string().optional(),
  /** The id of the post in the same channel that it answers. */
  replyTo: z.number().int().positive().optional(),
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

/**
 * The file `content/{sha256}.json`: the posts of a window, per channel oldest first. 1.1 says of a
 * post who wrote it, what it answers, quotes and hides, its poll, link preview and reach; 1.0
 * doesn't, and is still read.
 */
export const ContentSchema = z.strictObject({
  version: z.enum(['1.0', '1.1']),
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
