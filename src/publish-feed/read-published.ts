import { type Chapters, ChaptersSchema } from '../episode/chapters.ts';
import { type Coverage, CoverageSchema } from '../episode/coverage/coverage.ts';
import { type Script, ScriptSchema } from '../episode/script.ts';
import type { StoredObject } from '../episode/stored-object.ts';
import { type Cue, parseCues } from '../episode/transcript/cues.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import type { PublishFeedDeps } from './deps.ts';
import type { FeedEpisode } from './feed-contents.ts';

/** The files of an episode that readers are told from; what can't be read is left out. */
export interface PublishedFiles {
  readonly script: Script | undefined;
  readonly coverage: Coverage | undefined;
  readonly chapters: Chapters | undefined;
  readonly cues: readonly Cue[] | undefined;
}

/** Reads an episode's files. Throws only what may go when it is tried again. */
export const readPublished = async (
  { outputs }: FeedEpisode,
  { objects }: Pick<PublishFeedDeps, 'objects'>,
): Promise<PublishedFiles> => {
  const read = async <T>(
    object: StoredObject | undefined,
    parse: (text: string) => T,
  ): Promise<T | undefined> => {
    if (!object) return undefined;
    try {
      return parse(new TextDecoder().decode(await objects.get(object)));
    } catch (error) {
      // What storage answers later may be the file; one that can't be read is not worth a feed.
      if (error instanceof StepcastError && error.retryable) throw error;
      return undefined;
    }
  };
  const [script, coverage, chapters, cues] = await Promise.all([
    read(outputs.script, (text) => ScriptSchema.parse(JSON.parse(text))),
    read(outputs.coverage, (text) => CoverageSchema.parse(JSON.parse(text))),
    read(outputs.chapters, (text) => ChaptersSchema.parse(JSON.parse(text))),
    read(outputs.transcript, parseCues),
  ]);
  return { script, coverage, chapters, cues };
};
