import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { buildFunctions } from '../../../scripts/functions/build-functions.ts';
import { projectRoot } from '../../../scripts/functions/project-root.ts';
import { apiDefinition } from '../../api/gateway/definition.ts';
import { startCdn } from '../cdn/index.ts';
import { startGateway } from '../gateway/index.ts';
import { startGoogleTts } from '../google-tts/index.ts';
import { type InvocationReport, type LogLine, startLambda } from '../lambda/index.ts';
import { freePort } from '../postgres/free-port.ts';
import { startPostgres } from '../postgres/index.ts';
import { startS3 } from '../s3/index.ts';
import type { Clock } from '../step-functions/contract.ts';
import { startStepFunctions } from '../step-functions/index.ts';
import { startSupabase } from '../supabase/index.ts';
import { startTelegram } from '../telegram/index.ts';
import { allOrNone } from './all-or-none.ts';
import { arnsOf } from './arns.ts';
import { functionEnvironment } from './environment.ts';
import { createMachine } from './machines.ts';

const REGION = 'eu-central-1';
const ACCOUNT_ID = '000000000000';
export const BUCKET = 'stepcast-media';
const MIGRATIONS = join(projectRoot, 'supabase', 'migrations');
const STATES = join(projectRoot, 'states');
const arns = arnsOf(REGION, ACCOUNT_ID);

/** The endpoints that something may be put in front of. */
export type Interceptable = 'supabase' | 's3' | 'lambda';

export interface StackOptions {
  /** Where everything is kept; made when it isn't there. */
  readonly dataDir: string;
  /** Telegram Desktop exports whose channels the local Telegram has. */
  readonly exports: readonly string[];
  /** True gives up safety against power loss for speed: for data that nobody will miss. */
  readonly ephemeral?: boolean;
  /** The clock of the state machines; the real one by default. */
  readonly clock?: Clock;
  /** Puts something between a server and those who call it, and answers its URL: for tests that make servers fail. */
  intercept?(part: Interceptable, endpoint: string): Promise<string>;
  /** What the functions write to stdout and stderr, line by line. */
  onLog?(line: LogLine): void;
  /** How long each invocation took and how much memory it needed. */
  onReport?(report: InvocationReport): void;
}

/** A running stack: where each part is, and the parts that tests and the demo look into. */
export interface Stack {
  readonly api: { readonly url: string; readonly internalApiKey: string };
  readonly supabase: Awaited<ReturnType<typeof startSupabase>>;
  readonly telegram: Awaited<ReturnType<typeof startTelegram>>;
  readonly speech: Awaited<ReturnType<typeof startGoogleTts>>;
  readonly lambda: Awaited<ReturnType<typeof startLambda>>;
  readonly s3: S3Client;
  readonly stepFunctions: SFNClient;
  readonly episodeMachineArn: string;
  readonly mediaUrl: string;
  /** Every address, by what stands there, for people to look around. */
  readonly addresses: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const passThrough = async (_: Interceptable, endpoint: string): Promise<string> => endpoint;

/**
 * Starts every part on free loopback ports and deploys to it what is deployed to AWS: the function
 * bundles, the migrations, the state machines, the API.
 * @throws what a part throws; the parts started before are stopped.
 */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const { dataDir, ephemeral = false, intercept = passThrough } = options;
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const stop of closers.splice(0).reverse()) await stop();
  };
  const opened = async <T extends { close(): Promise<unknown> }>(part: Promise<T>): Promise<T> => {
    const started = await part;
    closers.push(() => started.close());
    return started;
  };
  const startDatabase = async () => {
    const postgres = await opened(startPostgres({ dataDir: join(dataDir, 'postgres'), ephemeral }));
    return opened(startSupabase({ postgres, migrations: MIGRATIONS }));
  };
  try {
    await mkdir(dataDir, { recursive: true });
    const credentials = {
      accessKeyId: 'stepcast',
      secretAccessKey: randomBytes(20).toString('hex'),
    };
    // What a person gave is read first, so that a mistake in it is told at once.
    const telegram = await opened(startTelegram({ exports: options.exports }));
    const [functions, supabase, storage, speech] = await allOrNone([
      buildFunctions(),
      startDatabase(),
      opened(startS3({ dataDir: join(dataDir, 's3'), region: REGION, ...credentials })),
      opened(startGoogleTts()),
    ]);
    const s3Endpoint = await intercept('s3', storage.endpoint);
    const supabaseUrl = await intercept('supabase', supabase.url);
    const s3 = new S3Client({ region: REGION, endpoint: storage.endpoint, credentials });
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    const cdn = await opened(
      startCdn({
        bucket: BUCKET,
        s3: { endpoint: storage.endpoint, region: REGION, ...credentials },
      }),
    );

    // The functions know Step Functions and it knows them, so its port is chosen first.
    const stepFunctionsPort = await freePort();
    const facts = {
      region: REGION,
      bucket: BUCKET,
      supabase: { url: supabaseUrl, serviceKey: supabase.serviceKey },
      s3Endpoint,
      credentials,
      mediaUrl: cdn.url,
      telegram,
      speechEndpoint: speech.endpoint,
      internalApiKey: randomBytes(24).toString('base64url'),
      stepFunctionsEndpoint: `http://127.0.0.1:${stepFunctionsPort}`,
      episodeMachineArn: arns.stateMachine('episode'),
    };
    const lambda = await opened(
      startLambda({
        region: REGION,
        accountId: ACCOUNT_ID,
        credentials,
        functions: Object.fromEntries(
          functions.map((f) => [f.name, { ...f, environment: functionEnvironment(f, facts) }]),
        ),
        ...(options.onLog && { onLog: options.onLog }),
        ...(options.onReport && { onReport: options.onReport }),
      }),
    );
    const lambdaEndpoint = await intercept('lambda', lambda.endpoint);
    const engine = await opened(
      startStepFunctions({
        port: stepFunctionsPort,
        dataDir: join(dataDir, 'step-functions'),
        region: REGION,
        accountId: ACCOUNT_ID,
        lambdaEndpoint,
        s3: { endpoint: s3Endpoint, ...credentials },
        connections: {
          [arns.connection]: {
            headers: {
              apikey: supabase.serviceKey,
              Authorization: `Bearer ${supabase.serviceKey}`,
            },
          },
        },
        ...(options.clock && { clock: options.clock }),
      }),
    );
    const stepFunctions = new SFNClient({ region: REGION, endpoint: engine.endpoint, credentials });
    await createMachine(stepFunctions, STATES, 'episode', {
      SupabaseUrl: supabaseUrl,
      SupabaseConnectionArn: arns.connection,
      BucketName: BUCKET,
      ...Object.fromEntries(
        functions.map(({ name }) => [arns.placeholder(name), arns.function(name)]),
      ),
    });
    const gateway = await opened(
      startGateway({
        definition: apiDefinition(arns.gatewayTargets),
        lambdaEndpoint: lambda.endpoint,
        stepFunctionsEndpoint: engine.endpoint,
        stageVariables: (url) => ({
          baseUrl: url,
          episodeStateMachineArn: facts.episodeMachineArn,
        }),
      }),
    );
    return {
      api: { url: gateway.url, internalApiKey: facts.internalApiKey },
      supabase,
      telegram,
      speech,
      lambda,
      s3,
      stepFunctions,
      episodeMachineArn: facts.episodeMachineArn,
      mediaUrl: cdn.url,
      addresses: {
        API: gateway.url,
        'Step Functions': engine.endpoint,
        S3: storage.endpoint,
        'Audio and feeds': cdn.url,
        Supabase: supabase.url,
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
