import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { buildFunctions } from '../../build/build-functions.ts';
import { projectRoot } from '../../build/project-root.ts';
import { type InvocationReport, startLambda } from '../../local/lambda/index.ts';
import { startPostgres } from '../../local/postgres/index.ts';
import { startS3 } from '../../local/s3/index.ts';
import { createBucket } from '../../local/stack/bucket.ts';
import { functionEnvironment } from '../../local/stack/environment.ts';
import { startSupabase } from '../../local/supabase/index.ts';
import { startModelServer } from './model-server.ts';

export const REGION = 'eu-central-1';
export const BUCKET = 'bench-media';
export const CREDENTIALS = { accessKeyId: 'bench', secretAccessKey: 'bench-secret-key' };

/** What GenerateAudio works with, on loopback: its bundle once under each of the names, so that each is a process of its own. */
export const startServers = async (names: readonly string[]) => {
  const folder = await mkdtemp(join(tmpdir(), 'stepcast-bench-'));
  const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const opened = async <T extends { close(): Promise<unknown> }>(part: Promise<T>): Promise<T> => {
    const started = await part;
    closers.push(() => started.close());
    return started;
  };
  const close = async () => {
    for (const stop of closers.splice(0).reverse()) await stop();
  };
  try {
    const [bundle] = await buildFunctions(['generateAudio']);
    if (!bundle) throw new Error('serverless.yml has no function generateAudio.');
    const postgres = await opened(
      startPostgres({ dataDir: join(folder, 'postgres'), ephemeral: true }),
    );
    const supabase = await opened(
      startSupabase({ postgres, migrations: join(projectRoot, 'supabase', 'migrations') }),
    );
    const storage = await opened(
      startS3({ dataDir: join(folder, 's3'), region: REGION, ...CREDENTIALS }),
    );
    const speech = await opened(startModelServer());
    const environment = functionEnvironment(bundle, {
      bucket: BUCKET,
      accessLogBucket: BUCKET,
      supabase: { url: supabase.url, serviceKey: supabase.serviceKey },
      s3Endpoint: storage.endpoint,
      mediaUrl: 'http://media.example',
      telegram: { apiId: 1, apiHash: '', session: '', proxyUrl: '' },
      speechEndpoint: speech.endpoint,
      internalApiKey: '',
      stepFunctionsEndpoint: 'http://127.0.0.1:1',
      logsEndpoint: 'http://127.0.0.1:1',
      secretsEndpoint: 'http://127.0.0.1:1',
      sqsEndpoint: 'http://127.0.0.1:1',
      stateMachine: () => 'arn:aws:states:::none',
    });
    const settings = {
      ...bundle,
      environment: {
        ...environment,
        SECRETS_PATH: '',
        SUPABASE_SERVICE_KEY: supabase.serviceKey,
        // As many calls at once as a deployed stage makes by default, not as a laptop's voices can take.
        SPEECH_CONCURRENCY: '',
      },
    };
    const reports: InvocationReport[] = [];
    const lambda = await opened(
      startLambda({
        region: REGION,
        credentials: CREDENTIALS,
        functions: Object.fromEntries(names.map((name) => [name, settings])),
        onReport: (report) => reports.push(report),
      }),
    );
    const s3 = new S3Client({
      region: REGION,
      endpoint: storage.endpoint,
      credentials: CREDENTIALS,
    });
    await createBucket(s3, BUCKET, { file: 'media-bucket.yml', id: 'MediaBucket' });
    return { supabase, s3, lambda, reports, close };
  } catch (error) {
    await close();
    throw error;
  }
};
