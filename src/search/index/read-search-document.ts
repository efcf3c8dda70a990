import type { z } from 'zod';
import { ChaptersSchema } from '../../episode/chapters.ts';
import { CoverageSchema } from '../../episode/coverage/coverage.ts';
import { ScriptSchema } from '../../episode/script.ts';
import type { EpisodeOutputs, StoredObject } from '../../episode/stored-object.ts';
import { parseCues } from '../../episode/transcript/cues.ts';
import { primaryLanguage } from '../words/primary-language.ts';
import { cutPassages } from './cut-passages.ts';
import type { SearchDocument } from './search-document.ts';
import { toldChapters } from './told-chapter.ts';

/** An episode as it is published. */
export interface IndexableEpisode {
  readonly id: string;
  readonly languageCode: string;
  readonly outputs: EpisodeOutputs;
}

/** Reads exactly one version of an object. */
export interface ObjectReader {
  get(object: StoredObject): Promise<Uint8Array>;
}

const asText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/**
 * Makes of an episode's files what the index holds of it; null of an episode without a transcript.
 * Chapters, script and coverage are read where there are any.
 * @throws what the reader throws; ZodError or SyntaxError for a file that isn't what it should be
 */
export const readSearchDocument = async (
  { id, languageCode, outputs }: IndexableEpisode,
  objects: ObjectReader,
): Promise<SearchDocument | null> => {
  const { transcript } = outputs;
  if (!transcript) return null;
  const read = async <S extends z.ZodType>(
    schema: S,
    object: StoredObject | undefined,
  ): Promise<z.infer<S> | undefined> =>
    object && schema.parse(JSON.parse(asText(await objects.get(object))));
  const [vtt, chapters, script, coverage] = await Promise.all([
    objects.get(transcript),
    read(ChaptersSchema, outputs.chapters),
    read(ScriptSchema, outputs.script),
    read(CoverageSchema, outputs.coverage),
  ]);
  const language = primaryLanguage(languageCode);
  const told = toldChapters({ chapters, script, coverage }, language);
  return {
    episodeId: id,
    transcriptKey: transcript.key,
    language,
    passages: cutPassages(parseCues(asText(vtt)), told, language),
  };
};
