import { z } from 'zod';
import type { ExportManifest } from '../../collect-content/export/manifest.ts';
import {
  DigestSchema,
  ExportedUsernameSchema,
  ReadFromSchema,
} from '../../collect-content/export/manifest.ts';

/** A file of a function's own memory has to hold it. */
const MOST_FILE_BYTES = 20_000_000;
/** Each is looked for in the bucket. */
const MOST_FILES = 100;

/** The body of `POST /api/v1/channel-exports/{username}/uploads`. */
export const ExportUploadsBodySchema = z.strictObject({
  files: z
    .array(
      z.strictObject({
        kind: z.enum(['posts', 'voice']),
        sha256: DigestSchema,
        sizeBytes: z.number().int().min(1).max(MOST_FILE_BYTES),
      }),
    )
    .min(1)
    .max(MOST_FILES),
});

/** The answer, in the order of the files. */
export const ExportUploadsSchema = z.strictObject({
  uploads: z.array(
    z
      .strictObject({ url: z.url(), headers: z.record(z.string(), z.string()) })
      .nullable()
      .meta({
        description: 'Where to PUT it within an hour, and with which headers; null if it is there.',
      }),
  ),
});

/** The body of `PATCH /api/v1/channel-exports/{username}`. */
export const ReadFromBodySchema = z.strictObject({ readFrom: ReadFromSchema });

/** A channel that has an export. */
export const ChannelExportSchema = z.strictObject({
  username: ExportedUsernameSchema,
  title: z.string(),
  channelId: z.string().nullable().meta({
    description: 'Telegram’s id of it; null where no export has said it.',
  }),
  topics: z
    .array(z.strictObject({ id: z.number().int(), title: z.string() }))
    .meta({ description: 'Of a group that has some: what each is called, by its number.' }),
  readFrom: ReadFromSchema.meta({ description: 'Where episodes take its posts from.' }),
  oldestPostAt: z.iso.datetime(),
  newestPostAt: z.iso.datetime(),
  importedAt: z.iso.datetime().meta({ description: 'When the last export of it was brought in.' }),
});
export type ChannelExport = z.infer<typeof ChannelExportSchema>;

/** The answer of `GET /api/v1/channel-exports`, by username. */
export const ChannelExportListSchema = z.strictObject({ exports: z.array(ChannelExportSchema) });

/** The answer of `GET /api/v1/channel-exports/{username}`. */
export const ChannelExportFactsSchema = ChannelExportSchema.extend({
  postsPerWeek: z
    .number()
    .nonnegative()
    .meta({ description: 'Of late: over the time of its newest hundred messages.' }),
});

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** What callers are told of an export. */
export const toChannelExport = (
  username: string,
  { title, channelId, topics, readFrom, importedAt, parts }: ExportManifest,
): ChannelExport => ({
  ...{ username, title, channelId, topics, readFrom, importedAt },
  oldestPostAt: iso(parts[0]?.oldest ?? 0),
  newestPostAt: iso(parts.at(-1)?.newest ?? 0),
});
