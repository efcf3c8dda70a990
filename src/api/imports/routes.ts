import type { z } from 'zod';
import {
  type EpisodeImporter,
  EpisodeOfOtherShow,
  ImportedEpisodeSchema,
  type ImportedFiles,
  type UploadSigner,
} from '../../episode/episode-import.ts';
import { SOUND_TYPES } from '../../episode/sound/sound-types.ts';
import { importedSoundKey, outputKey } from '../../episode/storage-keys.ts';
import type { StoredObject } from '../../episode/stored-object.ts';
import { ImportedShowSchema } from '../../show/show.ts';
import type { ShowStore } from '../../show/show-store.ts';
import { jsonResult, type ProxyEvent } from '../lambda-proxy.ts';
import { RequestProblem, unknownShow } from '../problem.ts';
import { malformedBody, parseBody, readId, readJson } from '../request.ts';
import type { Route } from '../router.ts';
import { settle } from '../shows/show-problems.ts';
import {
  type ImportedSchema,
  type ImportUploads,
  ImportUploadsBodySchema,
  type ShowImportedSchema,
} from './schema.ts';

/** What the routes of imports work with. */
export interface ImportDeps {
  readonly episodes: EpisodeImporter;
  readonly shows: Pick<ShowStore, 'find' | 'import'>;
  readonly uploads: UploadSigner;
  /** Looks for objects of the bucket. */
  readonly objects: { find(key: string): Promise<StoredObject | null> };
  /** In front of an object's key, without a trailing slash. */
  readonly mediaBaseUrl: string;
  /** Milliseconds since 1970. */
  now(): number;
}

interface NamedFile {
  readonly key: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly contentType: string;
}

const filesOf = (
  { audio, transcript, chapters }: ImportedFiles,
  episode: { readonly podcastId: string; readonly episodeId: string },
): Readonly<Record<'transcript' | 'chapters', NamedFile | null>> & { audio: NamedFile } => ({
  audio: {
    ...audio,
    key: importedSoundKey(episode, audio),
    contentType: SOUND_TYPES[audio.kind],
  },
  transcript: transcript && {
    ...transcript,
    key: outputKey(episode, 'transcript', transcript.sha256),
    contentType: 'text/vtt; charset=utf-8',
  },
  chapters: chapters && {
    ...chapters,
    key: outputKey(episode, 'chapters', chapters.sha256),
    contentType: 'application/json+chapters',
  },
});

const ofOtherShow = (error: unknown): never => {
  if (!(error instanceof EpisodeOfOtherShow)) throw error;
  throw new RequestProblem('other-podcast', 409, 'Episode of another show', error.message);
};

const readEpisode = (event: ProxyEvent) => ({
  podcastId: readId(event, 'podcastId'),
  episodeId: readId(event, 'episodeId'),
});

/**
 * The routes by which shows and episodes of other systems come: a show under its id; where the files
 * of an episode are put, since they are larger than a request may be; and the episode itself. All of
 * them may be repeated, and bring nothing twice.
 */
export const createImportRoutes = (deps: ImportDeps) => {
  const { episodes, shows, uploads, objects, mediaBaseUrl, now } = deps;

  const sign = async (file: NamedFile | null) => {
    if (file === null || (await objects.find(file.key))) return null;
    return uploads.sign(file.key, file);
  };

  const uploaded = async (file: NamedFile, field: string): Promise<StoredObject> => {
    const object = await objects.find(file.key);
    if (object?.sizeBytes === file.sizeBytes) return object;
    const message = object
      ? `is ${object.sizeBytes} bytes long in the bucket, not ${file.sizeBytes}`
      : 'is not in the bucket; put it where the uploads of this episode say';
    throw malformedBody([{ field, message }]);
  };

  const show: Route = async (event) => {
    const podcastId = readId(event, 'podcastId');
    const body = parseBody(ImportedShowSchema, readJson(event));
    const isNew = await settle(shows.import(podcastId, body), podcastId);
    return jsonResult(200, { podcastId, isNew } satisfies z.infer<typeof ShowImportedSchema>);
  };

  const files: Route = async (event) => {
    const episode = readEpisode(event);
    const body = parseBody(ImportUploadsBodySchema, readJson(event));
    if (!(await shows.find(episode.podcastId))) throw unknownShow(episode.podcastId);
    const { audio, transcript, chapters } = filesOf(body, episode);
    return jsonResult(200, {
      audio: await sign(audio),
      transcript: await sign(transcript),
      chapters: await sign(chapters),
    } satisfies ImportUploads);
  };

  const episode: Route = async (event) => {
    const ids = readEpisode(event);
    const { files: given, ...body } = parseBody(ImportedEpisodeSchema, readJson(event));
    if (Date.parse(body.publishedAt) > now()) {
      throw malformedBody([{ field: 'publishedAt', message: 'must be past' }]);
    }
    const named = filesOf(given, ids);
    const audio = await uploaded(named.audio, 'files.audio');
    const transcript = named.transcript && (await uploaded(named.transcript, 'files.transcript'));
    const chapters = named.chapters && (await uploaded(named.chapters, 'files.chapters'));
    const importing = episodes.importEpisode(ids.podcastId, ids.episodeId, {
      ...body,
      audioUrl: `${mediaBaseUrl}/${audio.key}`,
      outputs: { audio, ...(transcript && { transcript }), ...(chapters && { chapters }) },
    });
    const imported = await settle(importing.catch(ofOtherShow), ids.podcastId);
    return jsonResult(200, imported satisfies z.infer<typeof ImportedSchema>);
  };
  return { show, files, episode };
};
