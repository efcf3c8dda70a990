import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { usernameById } from '../../src/show/channel/channel-address.ts';
import { startCdn } from '../cdn/index.ts';
import { startGoogleTts } from '../google-tts/index.ts';
import type { PostgresServer } from '../postgres/index.ts';
import { startS3 } from '../s3/index.ts';
import { DatabaseOfAnotherVersion, startSupabase } from '../supabase/index.ts';
import { startTelegram } from '../telegram/index.ts';
import { ACCESS_LOG_BUCKET, BUCKET, REGION } from './account.ts';
import { allOrNone } from './all-or-none.ts';
import { keepBeforeUpgrade } from './backup/before-upgrade.ts';
import { createBucket } from './bucket.ts';
import { DataFolderOfAnotherVersion } from './data-folder/data-folder-of-another-version.ts';
import { MIGRATIONS } from './migrations-folder.ts';
import type { StackOptions } from './options.ts';
import type { Open } from './parts.ts';
import { awsKeysOf, type StackSecrets } from './secrets.ts';

const startDatabase = async (
  open: Open,
  { dataDir, ports, onUpgrade }: StackOptions,
  starting: Promise<PostgresServer>,
) => {
  const postgres = await starting;
  const supabase = await open(
    startSupabase({
      postgres,
      migrations: MIGRATIONS,
      port: ports?.supabase ?? 0,
      async beforeMigrating() {
        onUpgrade?.(await keepBeforeUpgrade(dataDir, postgres.url, new Date()));
      },
    }).catch((error: unknown) => {
      throw error instanceof DatabaseOfAnotherVersion
        ? new DataFolderOfAnotherVersion(dataDir, error)
        : error;
    }),
  );
  // Whoever held a session ended with the stack that was here before.
  await supabase.query('delete from public.telegram_sessions');
  return supabase;
};

const startStorage = async (
  open: Open,
  { dataDir, ports, publicAddress }: StackOptions,
  credentials: { readonly accessKeyId: string; readonly secretAccessKey: string },
) => {
  const storage = await open(
    startS3({ dataDir: join(dataDir, 's3'), port: ports?.s3 ?? 0, region: REGION, ...credentials }),
  );
  const { endpoint } = storage;
  const s3 = new S3Client({ region: REGION, endpoint, credentials });
  await createBucket(s3, BUCKET, { file: 'media-bucket.yml', id: 'MediaBucket' });
  await createBucket(s3, ACCESS_LOG_BUCKET, { file: 'listens.yml', id: 'AccessLogBucket' });
  const source = {
    bucket: BUCKET,
    logBucket: ACCESS_LOG_BUCKET,
    s3: { endpoint, region: REGION, ...credentials },
  };
  const cdn = await open(startCdn({ ...source, port: ports?.media ?? 0 }));
  const facing =
    publicAddress && (await open(startCdn({ ...source, port: ports?.public ?? 0, publicAddress })));
  return { endpoint, s3, mediaUrl: facing?.url ?? cdn.url, facing };
};

/** Everything that Stepcast calls and did not write: Telegram, Supabase, S3 with its CDN, Google. */
export type OutsideWorld = Awaited<ReturnType<typeof startOutsideWorld>>;

/** Starts what Stepcast finds on AWS, and with others, when it is deployed. */
export const startOutsideWorld = async (
  open: Open,
  options: StackOptions,
  secrets: StackSecrets,
  postgres: Promise<PostgresServer>,
) => {
  const intercept = options.intercept ?? (async (_, endpoint: string) => endpoint);
  const credentials = awsKeysOf(secrets);
  // What a person gave is read first, so that a mistake in it is told at once.
  const telegram = await open(
    startTelegram({
      exports: options.exports,
      usernames: options.usernames ?? [],
      findUsernames: options.findUsernames ?? false,
      byId: options.byId ?? [],
      replacing: options.replacing ?? [],
      usernameById,
      ...(options.elsewhere && { elsewhere: options.elsewhere }),
      authKey: Buffer.from(secrets.telegramAuthKey, 'base64'),
    }),
  );
  const [supabase, storage, speech] = await allOrNone([
    startDatabase(open, options, postgres),
    startStorage(open, options, credentials),
    open(startGoogleTts()),
  ]);
  return {
    telegram,
    supabase,
    storage,
    speech,
    credentials,
    intercept,
    /** As functions and state machines see them. */
    supabaseUrl: await intercept('supabase', supabase.url),
    s3Endpoint: await intercept('s3', storage.endpoint),
  };
};
