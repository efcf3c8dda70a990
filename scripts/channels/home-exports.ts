import { readFile } from 'node:fs/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { BUCKET, REGION } from '../../local/stack/index.ts';
import { identify } from '../../local/telegram/export/identify.ts';
import type { Channel } from '../../local/telegram/index.ts';
import { createChannelExportStore } from '../../src/clients/s3/channel-exports.ts';
import { importExport } from '../../src/collect-content/export/import-export.ts';
import {
  createManagedExports,
  type ManagedExports,
} from '../../src/collect-content/export/managed-exports.ts';

/** The exports in the bucket of a stack at home. */
export const openHomeExports = (s3: S3Client): ManagedExports =>
  createManagedExports(
    createChannelExportStore({ S3_BUCKET_NAME: BUCKET, AWS_REGION: REGION }, s3),
    () => new Date(),
  );

/** Telegram's id of a channel; null where its export hasn't said it and one stands in for it. */
export const channelIdOf = ({ id, username }: Pick<Channel, 'id' | 'username'>): string | null =>
  identify(0, username).id === id ? null : String(id);

/** Has a channel read from the bucket. @throws ExportOfOtherChannel */
export const putChannel = async (exports: ManagedExports, channel: Channel): Promise<void> => {
  const { username, title, messages, forum } = channel;
  const exported = { title, channelId: channelIdOf(channel), messages, forum };
  await importExport(
    exports,
    username,
    exported,
    async (path) => new Uint8Array(await readFile(path)),
  );
};
