import { z } from 'zod';
import { LinkPreviewSchema, MediaSchema, PollSchema } from '../../episode/content.ts';
import type { ChannelMessage } from '../channel-source.ts';
import { DigestSchema } from './manifest.ts';

const count = z.number().int().nonnegative();
const at = { offset: count, length: count };

const SpanSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('link'), ...at, url: z.string().optional() }),
  z.strictObject({ kind: z.enum(['quotation', 'spoiler', 'struck']), ...at }),
  z.strictObject({ kind: z.literal('code'), ...at, block: z.boolean() }),
]);

const MessageSchema = z.strictObject({
  id: z.number().int().positive(),
  date: count,
  isService: z.literal(false),
  text: z.string(),
  spans: z.array(SpanSchema),
  media: MediaSchema.optional(),
  voice: z
    .strictObject({
      mimeType: z.string(),
      sizeBytes: count,
      seconds: count,
      /** The digest of its sound; null where the export has none. */
      reference: DigestSchema.nullable(),
    })
    .optional(),
  poll: PollSchema.optional(),
  linkPreview: LinkPreviewSchema.optional(),
  views: count.optional(),
  reactions: count.optional(),
  editDate: count.optional(),
  author: z.string().optional(),
  replyTo: z.number().int().positive().optional(),
  forwardedFrom: z.string().optional(),
  albumId: z.string().optional(),
  topicId: z.number().int().positive().optional(),
});

/** A message as an export's file has it. */
export interface StoredMessage extends ChannelMessage {
  /** The topic of the group that it stands in, by its number. */
  readonly topicId?: number;
}

const PartFileSchema = z.strictObject({
  version: z.literal('1.0'),
  messages: z.array(MessageSchema),
});

/** The text of a part's file, `exports/<username>/posts/<sha256>.json`; the same messages give the same text. */
export const writePart = (messages: readonly StoredMessage[]): string =>
  JSON.stringify(PartFileSchema.parse({ version: '1.0', messages }));

/** The messages of a part's file. @throws ZodError, SyntaxError for what was written by somebody else */
export const readPart = (text: string): StoredMessage[] =>
  // JSON leaves out what isn't there, which zod's types can't say.
  PartFileSchema.parse(JSON.parse(text)).messages as StoredMessage[];
