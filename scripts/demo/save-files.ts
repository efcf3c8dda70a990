import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { feedKey } from '../../src/episode/storage-keys.ts';
import type { EpisodeOutputs } from '../../src/episode/stored-object.ts';

const NAMES = {
  content: 'content.json',
  script: 'script.json',
  coverage: 'coverage.json',
  audio: 'episode.mp3',
  transcript: 'transcript.vtt',
  subtitles: 'transcript.srt',
  chapters: 'chapters.json',
} as const;

/** Where each file of the episode was copied to, by what it is. */
export type SavedFiles = Readonly<Record<string, string>>;

/** Copies an episode's files out of the bucket, each in exactly the version that the row names. */
export const saveFiles = async (
  s3: S3Client,
  bucket: string,
  episode: {
    readonly podcastId: string;
    readonly outputs: EpisodeOutputs;
    readonly publishedAt: string | null;
  },
  folder: string,
): Promise<SavedFiles> => {
  await mkdir(folder, { recursive: true });
  const save = async (file: string, key: string, versionId?: string): Promise<string> => {
    const path = join(folder, file);
    const { Body } = await s3.send(
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ...(versionId && { VersionId: versionId }),
      }),
    );
    await pipeline(Body as Readable, createWriteStream(path));
    return path;
  };
  const saved: Record<string, string> = {};
  for (const [output, file] of Object.entries(NAMES)) {
    const object = episode.outputs[output as keyof typeof NAMES];
    if (object) saved[output] = await save(file, object.key, object.versionId);
  }
  if (episode.publishedAt !== null) {
    saved['feed'] = await save('feed.xml', feedKey(episode.podcastId));
  }
  return saved;
};
