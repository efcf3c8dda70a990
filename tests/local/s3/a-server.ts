import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { startS3 } from '../../../local/s3/index.ts';

/** A server with one bucket, and a client of it. */
export const aServer = async (bucket: string) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'local-s3-'));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local secret' };
  const region = 'eu-west-1';
  const server = await startS3({ dataDir, ...credentials, region });
  const client = new S3Client({ endpoint: server.endpoint, region, credentials, maxAttempts: 1 });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return {
    client,
    close: async () => {
      client.destroy();
      await server.close();
      await rm(dataDir, { recursive: true });
    },
  };
};
