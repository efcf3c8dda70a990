import { createHash } from 'node:crypto';
import { CoverageSchema } from '../../episode/coverage/coverage.ts';
import type { EpisodeRecord } from '../../episode/episode-record.ts';
import type { EditedScript } from '../../episode/input/execution-input.ts';
import { type Script, ScriptSchema } from '../../episode/script.ts';
import { outputKey } from '../../episode/storage-keys.ts';
import type { StoredObject } from '../../episode/stored-object.ts';
import { followEdit } from './follow-edit.ts';

/** Where scripts and collected posts are kept. */
export interface ScriptStore {
  get(object: StoredObject): Promise<Uint8Array>;
  put(key: string, body: string, options: { readonly contentType: string }): Promise<StoredObject>;
}

/** A stored document as JSON. */
export const readDocument = (bytes: Uint8Array): unknown =>
  JSON.parse(new TextDecoder().decode(bytes));

const read = async (scripts: ScriptStore, object: StoredObject): Promise<unknown> =>
  readDocument(await scripts.get(object));

const store = (
  scripts: ScriptStore,
  episode: Pick<EpisodeRecord, 'podcastId' | 'episodeId'>,
  output: 'script' | 'coverage',
  document: unknown,
): Promise<StoredObject> => {
  const body = JSON.stringify(document);
  const sha256 = createHash('sha256').update(body).digest('hex');
  return scripts.put(outputKey(episode, output, sha256), body, { contentType: 'application/json' });
};

/** Stores what an edited script tells of the posts; nothing where nobody knows that of the one before. */
const storeCoverage = async (
  scripts: ScriptStore,
  episode: EpisodeRecord,
  edited: Script,
): Promise<StoredObject | undefined> => {
  const { script, coverage } = episode.outputs;
  if (!script || !coverage) return undefined;
  const [before, known] = await Promise.all([read(scripts, script), read(scripts, coverage)]);
  const followed = followEdit(CoverageSchema.parse(known), ScriptSchema.parse(before), edited);
  return store(scripts, episode, 'coverage', followed);
};

/** Stores a script beside the one before, unless it is at `stored` already, with what it tells of the posts. */
export const storeScript = async (
  scripts: ScriptStore,
  episode: EpisodeRecord,
  script: Script,
  stored?: StoredObject,
): Promise<EditedScript> => {
  const [object, coverage] = await Promise.all([
    stored ?? store(scripts, episode, 'script', script),
    storeCoverage(scripts, episode, script),
  ]);
  const { title, summary } = script;
  return { object, title, summary, ...(coverage && { coverage }) };
};
