import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { startS3 } from '../../local/s3/index.ts';
import { createClipStorage } from '../../src/clients/s3/clip-storage.ts';
import { createObjectStore } from '../../src/clients/s3/object-store.ts';
import type { PublishedAudio } from '../../src/clips/ports.ts';
import { outputKey } from '../../src/episode/storage-keys.ts';
import { type Distance, startSlowNetwork } from './slow-network.ts';

const KEYS = { accessKeyId: 'local', secretAccessKey: 'local' };
const CONFIG = { S3_BUCKET_NAME: 'sound', AWS_REGION: 'us-east-1' };

const ignore = (): void => undefined;

/** A bucket behind a network that counts; `near` leads to it directly. */
export const startBucket = async (distance?: Distance) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'a-bucket-'));
  const s3 = await startS3({ dataDir, region: CONFIG.AWS_REGION, ...KEYS });
  const network = await startSlowNetwork(s3.endpoint, distance);
  const clients: S3Client[] = [];
  const clientTo = (endpoint: string): S3Client => {
    const client = new S3Client({
      ...{ endpoint, region: CONFIG.AWS_REGION, credentials: KEYS, forcePathStyle: true },
      // It warns of every write that another one was before.
      logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    });
    clients.push(client);
    return client;
  };
  const near = clientTo(s3.endpoint);
  await near.send(new CreateBucketCommand({ Bucket: CONFIG.S3_BUCKET_NAME }));
  const objects = createObjectStore(CONFIG, near);
  return {
    name: CONFIG.S3_BUCKET_NAME,
    objects,
    endpoint: network.endpoint,
    passed: network.passed,
    farClient: () => clientTo(network.endpoint),
    /** What a process of its own would open. */
    openStorage: () => createClipStorage(CONFIG, clientTo(network.endpoint)),
    /** Puts an MP3 where episodes have theirs, without an index. */
    async publish(mp3: Uint8Array, durationMs: number): Promise<PublishedAudio> {
      const episode = { podcastId: randomUUID(), episodeId: randomUUID() };
      const digest = createHash('sha256').update(mp3).digest('hex');
      const audio = await objects.put(outputKey(episode, 'audio', digest), mp3, {
        contentType: 'audio/mpeg',
      });
      return { episodeId: episode.episodeId, audio, durationMs };
    },
    async close() {
      for (const client of clients) client.destroy();
      await network.close();
      await s3.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
