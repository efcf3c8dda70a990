import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { AccessLogs, LogFile } from '../../listens/ports.ts';
import { createS3Client } from './client.ts';
import { toStorageError } from './to-storage-error.ts';

/** A file of a distribution, `E2ABC.2026-11-29-13.1a2b3c.gz`: CloudFront names it by the hour of its requests. */
const DAY = /\.(\d{4}-\d\d-\d\d)-\d\d\.[^./]+\.gz$/;

/** The standard logs of CloudFront in their bucket. Throws StorageUnavailable and StorageRefused. */
export const createAccessLogs = (
  config: { readonly ACCESS_LOG_BUCKET: string; readonly AWS_REGION: string },
  client: S3Client = createS3Client(config.AWS_REGION),
): AccessLogs => {
  const bucket = config.ACCESS_LOG_BUCKET;
  const failure = (error: unknown, action: 'read' | 'look up', key: string): unknown =>
    toStorageError(error, { action, bucket, key });
  return {
    async list() {
      const days = new Map<string, LogFile[]>();
      try {
        for await (const { Contents = [] } of paginateListObjectsV2(
          { client },
          { Bucket: bucket },
        )) {
          for (const { Key = '', Size = 0 } of Contents) {
            const day = DAY.exec(Key)?.[1];
            if (!day) continue;
            const files = days.get(day) ?? [];
            files.push({ key: Key, sizeBytes: Size });
            days.set(day, files);
          }
        }
      } catch (error) {
        throw failure(error, 'look up', '');
      }
      return days;
    },

    async *read({ key }) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        // In Node the SDK's body is always a Readable. What fails is thrown by what reads the text.
        const text = pipeline(Body as Readable, createGunzip(), () => undefined).setEncoding(
          'utf8',
        );
        let rest = '';
        for await (const chunk of text) {
          const lines = `${rest}${chunk}`.split('\n');
          rest = lines.pop() ?? '';
          yield* lines;
        }
        if (rest !== '') yield rest;
      } catch (error) {
        throw failure(error, 'read', key);
      }
    },
  };
};
