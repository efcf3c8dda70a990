import { z } from 'zod';
import { StepcastError } from '../errors/stepcast-error.ts';
import { LanguageCodeSchema } from '../show/language-code.ts';
import { line, text } from '../show/text.ts';
import { SOUND_TYPES, type SoundKind } from './sound/sound-types.ts';
import type { StoredObject } from './stored-object.ts';

/** The longest sound that is taken: a day. */
const MOST_MS = 86_400_000;
const MOST_SOUND_BYTES = 1_000_000_000;
const MOST_TEXT_BYTES = 10_000_000;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 digest in lower-case hex');
const size = (most: number) => z.number().int().min(1).max(most);
const soundKind = z.enum(Object.keys(SOUND_TYPES) as [SoundKind, ...SoundKind[]]);

/** The files of an episode that another system made, by the digest and the size of their bytes. */
export const ImportedFilesSchema = z.strictObject({
  audio: z.strictObject({ kind: soundKind, sha256, sizeBytes: size(MOST_SOUND_BYTES) }),
  transcript: z
    .strictObject({ sha256, sizeBytes: size(MOST_TEXT_BYTES) })
    .nullable()
    .default(null)
    .meta({ description: 'As WebVTT; null for none.' }),
  chapters: z
    .strictObject({ sha256, sizeBytes: size(MOST_TEXT_BYTES) })
    .nullable()
    .default(null)
    .meta({ description: 'As JSON Chapters 1.2 with an end of each; null for none.' }),
});
export type ImportedFiles = z.infer<typeof ImportedFilesSchema>;

/** An episode that another system made. */
export const ImportedEpisodeSchema = z.strictObject({
  guid: line(1000).min(1).meta({ description: 'What apps know it by; the feed keeps it.' }),
  title: line(500).min(1),
  description: text(50_000).default(''),
  languageCode: LanguageCodeSchema,
  publishedAt: z.iso.datetime({ offset: true }),
  durationMs: z.number().int().min(1).max(MOST_MS),
  files: ImportedFilesSchema,
});
export type ImportedEpisode = z.infer<typeof ImportedEpisodeSchema>;

/** What is kept of it: its files as they lie in the bucket. */
export interface StoredImport extends Omit<ImportedEpisode, 'files'> {
  readonly audioUrl: string;
  readonly outputs: {
    readonly audio: StoredObject;
    readonly transcript?: StoredObject;
    readonly chapters?: StoredObject;
  };
}

/** Keeps episodes that other systems made. */
export interface EpisodeImporter {
  /**
   * The id of the episode of this id or GUID: the one that is there, or this one.
   * @throws ShowNotFound, EpisodeOfOtherShow
   */
  importEpisode(
    podcastId: string,
    episodeId: string,
    episode: StoredImport,
  ): Promise<{ readonly episodeId: string }>;
}

/** Thrown when an episode of this id is there already, of another show. */
export class EpisodeOfOtherShow extends StepcastError {
  override readonly name = 'EpisodeOfOtherShow';
  readonly retryable = false;
}

/** Where somebody else may put one object, once, within a few minutes. */
export interface SignedUpload {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Lets others write single objects. */
export interface UploadSigner {
  sign(
    key: string,
    file: { readonly sha256: string; readonly sizeBytes: number; readonly contentType: string },
  ): Promise<SignedUpload>;
}
