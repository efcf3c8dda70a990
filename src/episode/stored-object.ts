import { z } from 'zod';

/** A pointer to one exact version of an object in the bucket: what travels through the state machine instead of content. */
export const StoredObjectSchema = z.strictObject({
  key: z.string().min(1),
  versionId: z.string().min(1),
  /** As S3 answers it, quotes included. */
  etag: z.string().min(1),
  sizeBytes: z.number().int().nonnegative(),
});
export type StoredObject = z.infer<typeof StoredObjectSchema>;

/** The outputs an episode has so far, as the row's `outputs` column holds them. */
export const EpisodeOutputsSchema = z.object({
  content: StoredObjectSchema.optional(),
  script: StoredObjectSchema.optional(),
  /** What became of each post; episodes that are older than it have none. */
  coverage: StoredObjectSchema.optional(),
  audio: StoredObjectSchema.optional(),
  transcript: StoredObjectSchema.optional(),
  /** The transcript as SRT. */
  subtitles: StoredObjectSchema.optional(),
  chapters: StoredObjectSchema.optional(),
  /** Where the audio's frames lie. */
  frames: StoredObjectSchema.optional(),
});
export type EpisodeOutputs = z.infer<typeof EpisodeOutputsSchema>;
