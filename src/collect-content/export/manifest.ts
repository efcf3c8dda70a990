import { z } from 'zod';
import { splitTopic } from '../../show/channel/channel-address.ts';

/** Where a channel's posts come from. */
export const ReadFromSchema = z.enum(['export', 'telegram']);
export type ReadFrom = z.infer<typeof ReadFromSchema>;

/** What a show names a channel by that can have an export, in lower case: a username, or `channel_<id>_`. */
export const ExportedUsernameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{3,39}$/, 'must be a username in lower case, or channel_<id>_')
  .refine((name) => splitTopic(name).topicId === undefined, 'must be a group, not a topic of it');

/** The SHA-256 digest of a file's bytes, in lower-case hex. */
export const DigestSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 digest in lower-case hex');
const seconds = z.number().int().nonnegative();
const id = z.number().int().positive();

/**
 * Posts of an export that lie in one file, by the digest of its bytes. What the file has beyond
 * `firstId` and `lastId` isn't read: a later export has it. `oldest` and `newest` (Unix seconds) bound
 * the posts' dates.
 */
export const ExportPartSchema = z.strictObject({
  sha256: DigestSchema,
  firstId: id,
  lastId: id,
  oldest: seconds,
  newest: seconds,
});
export type ExportPart = z.infer<typeof ExportPartSchema>;

/** So many parts an export may have: a busy group's of 2,000,000 messages. */
const MOST_PARTS = 2_500;

const ordered = (parts: readonly ExportPart[]): boolean =>
  parts.every(
    ({ firstId, lastId, oldest, newest }, index) =>
      firstId <= lastId && oldest <= newest && firstId > (parts[index - 1]?.lastId ?? 0),
  );

const PartsSchema = z
  .array(ExportPartSchema)
  .min(1)
  .refine(ordered, 'must stand in the order of their posts, and have none twice');

/** What an export says of its channel, and its parts in the order of their posts. */
export const ExportContentsSchema = z.strictObject({
  title: z.string().min(1).max(300),
  /** Telegram's id of the channel, as decimal text; null where the export doesn't say. */
  channelId: z
    .string()
    .regex(/^\d{1,19}$/, 'must be a number, as text')
    .nullable(),
  parts: PartsSchema.max(MOST_PARTS),
  /** Of a group that has some: what each is called, by its number. */
  topics: z
    .array(z.strictObject({ id, title: z.string().min(1).max(300) }))
    .max(10_000)
    .default([]),
});
export type ExportContents = z.infer<typeof ExportContentsSchema>;

/** The file `exports/<username>/manifest.json`: that a channel has an export, what is in it, and whether it is read. */
export const ExportManifestSchema = z.strictObject({
  version: z.literal('1.0'),
  ...ExportContentsSchema.shape,
  /** Of this export and of earlier ones. */
  parts: PartsSchema,
  readFrom: ReadFromSchema,
  importedAt: z.iso.datetime(),
});
export type ExportManifest = z.infer<typeof ExportManifestSchema>;
