import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { buildFunctions } from '../../../scripts/functions/build-functions.ts';
import { projectRoot } from '../../../scripts/functions/project-root.ts';
import { apiDefinition } from '../../api/gateway/definition.ts';
import { startCdn } from '../cdn/index.ts';
import { startGateway } from '../gateway/index.ts';
import { startGoogleTts } from '../google-tts/index.ts';
import { startLambda } from '../lambda/index.ts';
import { freePort } from '../postgres/free-port.ts';
import { startPostgres } from '../postgres/index.ts';
import { startS3 } from '../s3/index.ts';
import { startStepFunctions } from '../step-functions/index.ts';
import { startSupabase } from '../supabase/index.ts';
import { startTelegram } from '../telegram/index.ts';
import { allOrNone } from './all-or-none.ts';
import { arnsOf } from './arns.ts';
import { createBucket } from './bucket.ts';
import { createConsoleSite } from './console.ts';
import { functionEnvironment } from './environment.ts';
import { startEventBus } from './event-bus.ts';
import { createMachine } from './machines.ts';
import type { Interceptable, StackOptions } from './options.ts';
import { createSecrets } from './secrets.ts';

export type { Interceptable, StackOptions, StackPorts } from './options.ts';
export { createSecrets, type StackSecrets } from './secrets.ts';

const REGION = 'eu-central-1';
const ACCOUNT_ID = '000000000000';
export const BUCKET = 'stepcast-media';
const MIGRATIONS = join(projectRoot, 'supabase', 'migrations');
const STATES = join(projectRoot, 'states');
const MACHINES = ['episode', 'schedule', 'reconcile', 'notify', 'deliver'] as const;
const arns = arnsOf(REGION, ACCOUNT_ID);

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
  /** The ARN of a machine by the name of its file in `states/`. */
  machineArn(name: (typeof MACHINES)[number]): string;
  readonly mediaUrl: string;
  /** Every address, by what stands there, for people to look around. */
  readonly addresses: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const passThrough = async (_: Interceptable, endpoint: string): Promise<string> => endpoint;

/**
 * Starts every part on loopback and deploys to it what is deployed to AWS: the function bundles,
 * the migrations, the state machines, the API.
 * @throws what a part throws; the parts started before are stopped.
 */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const { dataDir, ephemeral = false, intercept = passThrough, ports = {} } = options;
  const secrets = options.secrets ?? createSecrets();
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
    const supabase = await opened(
      startSupabase({ postgres, migrations: MIGRATIONS, port: ports.supabase ?? 0 }),
    );
    // Whoever held a session ended with the stack that was here before.
    await supabase.query('delete from public.telegram_sessions');
    return supabase;
  };
  try {
    await mkdir(dataDir, { recursive: true });
    const credentials = {
      accessKeyId: 'stepcast',
      secretAccessKey: secrets.s3SecretAccessKey,
    };
    // What a person gave is read first, so that a mistake in it is told at once.
    const telegram = await opened(
      startTelegram({
        exports: options.exports,
        authKey: Buffer.from(secrets.telegramAuthKey, 'base64'),
      }),
    );
    const [functions, supabase, storage, speech] = await allOrNone([
      buildFunctions(),
      startDatabase(),
      opened(
        startS3({
          dataDir: join(dataDir, 's3'),
          port: ports.s3 ?? 0,
          region: REGION,
          ...credentials,
        }),
      ),
      opened(startGoogleTts()),
    ]);
    const s3Endpoint = await intercept('s3', storage.endpoint);
    const supabaseUrl = await intercept('supabase', supabase.url);
    const s3 = new S3Client({ region: REGION, endpoint: storage.endpoint, credentials });
    await createBucket(s3, BUCKET);
    const cdn = await opened(
      startCdn({
        port: ports.media ?? 0,
        bucket: BUCKET,
        s3: { endpoint: storage.endpoint, region: REGION, ...credentials },
      }),
    );

    // The functions know Step Functions and it knows them, so its port is chosen first.
    const stepFunctionsPort = ports.stepFunctions ?? (await freePort());
    const facts = {
      region: REGION,
      bucket: BUCKET,
      supabase: { url: supabaseUrl, serviceKey: supabase.serviceKey },
      s3Endpoint,
      credentials,
      mediaUrl: cdn.url,
      telegram,
      speechEndpoint: speech.endpoint,
      internalApiKey: secrets.internalApiKey,
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
    const substitutions = {
      SupabaseUrl: supabaseUrl,
      SupabaseConnectionArn: arns.connection,
      BucketName: BUCKET,
      ...Object.fromEntries(
        MACHINES.map((name) => [arns.machinePlaceholder(name), arns.stateMachine(name)]),
      ),
      ...Object.fromEntries(
        functions.map(({ name }) => [arns.placeholder(name), arns.function(name)]),
      ),
    };
    for (const name of MACHINES) {
      await createMachine(stepFunctions, STATES, name, substitutions, arns.stateMachine(name));
    }
    await opened(
      startEventBus({ engine, stepFunctions, arns, region: REGION, accountId: ACCOUNT_ID }),
    );
    const site = options.console
      ? await createConsoleSite({
          supabaseUrl: supabase.url,
          supabaseKey: supabase.publishableKey,
          apiBaseUrl: '',
          mediaBaseUrl: cdn.url,
        })
      : undefined;
    const gateway = await opened(
      startGateway({
        port: ports.api ?? 0,
        ...(site && { besides: site }),
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
      machineArn: arns.stateMachine,
      mediaUrl: cdn.url,
      addresses: {
        [site ? 'Console and API' : 'API']: gateway.url,
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
