import { createHash } from 'node:crypto';
import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import { ScriptSchema } from '../episode/script.ts';
import { outputKey } from '../episode/storage-keys.ts';
import type { StoredObject } from '../episode/stored-object.ts';
import type { TaskContext } from '../runtime/task-handler.ts';
import { readContent } from './read-content.ts';
import type { ScriptWriter } from './script-writer.ts';
import type { WriteScriptInput, WriteScriptOutput } from './task.ts';

/** What WriteScript works with. */
export interface WriteScriptDeps {
  readonly episodes: { read(episodeId: string): Promise<{ readonly config: ConfigSnapshot }> };
  readonly objects: {
    get(object: StoredObject): Promise<Uint8Array>;
    put(key: string, body: string, options: { contentType: string }): Promise<StoredObject>;
  };
  readonly writer: ScriptWriter;
}

/**
 * Writes the script of an episode under the hash of its bytes; the same content and config make
 * the same object.
 * @throws ContentUnreadable, NothingToTell
 */
export const writeScript = async (
  { episodes, objects, writer }: WriteScriptDeps,
  input: WriteScriptInput,
  { logger }: Pick<TaskContext, 'logger'>,
): Promise<WriteScriptOutput> => {
  const [{ config }, content] = await Promise.all([
    episodes.read(input.episodeId),
    readContent(objects, input.content),
  ]);
  const written = await writer.write(content, config);
  const script = ScriptSchema.parse(written.script);
  logger.log('info', 'Wrote the script', { ...written.report });
  if (written.report.ignoredInstructions) {
    logger.log('warn', 'The built-in writer follows no additional instructions');
  }
  const body = JSON.stringify(script);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const object = await objects.put(outputKey(input, 'script', sha256), body, {
    contentType: 'application/json',
  });
  const utterances = script.chapters.flatMap((chapter) => chapter.utterances);
  return {
    object,
    title: script.title,
    summary: script.summary,
    utterances: utterances.length,
    characters: utterances.reduce((sum, { text }) => sum + text.length, 0),
  };
};
