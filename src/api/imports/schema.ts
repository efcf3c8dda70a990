import { z } from 'zod';
import { ImportedFilesSchema } from '../../episode/episode-import.ts';

/** The body of `POST /api/v1/podcasts/{podcastId}/imports/{episodeId}/uploads`. */
export const ImportUploadsBodySchema = ImportedFilesSchema;

const UploadSchema = z
  .strictObject({ url: z.url(), headers: z.record(z.string(), z.string()) })
  .nullable()
  .meta({
    description: 'Where to PUT it within an hour, and with which headers; null if it is there.',
  });

/** The answer. */
export const ImportUploadsSchema = z.strictObject({
  audio: UploadSchema,
  transcript: UploadSchema.meta({ description: 'Null, too, where there is none.' }),
  chapters: UploadSchema.meta({ description: 'Null, too, where there are none.' }),
});
export type ImportUploads = z.infer<typeof ImportUploadsSchema>;

/** The answer of `PUT /api/v1/podcasts/{podcastId}/imports/{episodeId}`. */
export const ImportedSchema = z.strictObject({
  episodeId: z
    .uuid()
    .meta({ description: 'Another than asked for where the GUID is there already.' }),
});

/** The answer of `PUT /api/v1/podcasts/{podcastId}/imports`. */
export const ShowImportedSchema = z.strictObject({
  podcastId: z.uuid(),
  isNew: z.boolean().meta({ description: 'False where the show was there; it stays as it is.' }),
});
