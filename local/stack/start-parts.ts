import { setFlagsFromString } from 'node:v8';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { buildFunctions } from '../../build/build-functions.ts';
import { apiDefinition } from '../../src/api/gateway/definition.ts';
import { startGateway } from '../gateway/index.ts';
import { COUNT_BUFFERS_WITH_HEAP } from '../lambda/index.ts';
import type { PostgresServer } from '../postgres/index.ts';
import { arns, REGION } from './account.ts';
import { allOrNone } from './all-or-none.ts';
import { type Configure, startCompute } from './compute.ts';
import { createConsoleSite } from './console.ts';
import { openHomeRoutes } from './home-routes.ts';
import type { StackOptions } from './options.ts';
import { type OutsideWorld, startOutsideWorld } from './outside-world.ts';
import type { Parts } from './parts.ts';
import type { StackSecrets } from './secrets.ts';

/** A running stack: where each part is, and the parts that tests and the demo look into. */
export interface Stack extends Pick<OutsideWorld, 'supabase' | 'telegram' | 'speech'> {
  readonly api: { readonly url: string; readonly internalApiKey: string };
  readonly lambda: Awaited<ReturnType<typeof startCompute>>['lambda'];
  /**
   * Gives the functions other settings, those of `options.settings`: an invocation under way ends
   * with what it has, the next begins with these.
   */
  readonly configure: Configure;
  readonly s3: S3Client;
  readonly stepFunctions: SFNClient;
  readonly sqs: SQSClient;
  /** The URL of a queue by its name of `resources/`, for example `intake`. */
  queueUrl(name: string): string;
  readonly episodeMachineArn: string;
  /** The ARN of a machine by the name of its file in `states/`. */
  machineArn(name: string): string;
  /** The base of every address that listeners are given. */
  readonly mediaUrl: string;
  /** The port that a reverse proxy passes on to; undefined without a public address. */
  readonly publicPort: number | undefined;
  /** Every address, by what stands there, for people to look around. */
  readonly addresses: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const newestPostAt = (messages: readonly { readonly date: number }[]): string =>
  new Date(Math.max(...messages.map(({ date }) => date)) * 1000).toISOString();

/** Starts every part of a stack but PostgreSQL, which may still be starting. */
export const startParts = async (
  { open, close }: Parts,
  options: StackOptions,
  secrets: StackSecrets,
  postgres: Promise<PostgresServer>,
): Promise<Stack> => {
  setFlagsFromString(COUNT_BUFFERS_WITH_HEAP);
  const [world, functions] = await allOrNone([
    startOutsideWorld(open, options, secrets, postgres),
    buildFunctions(),
  ]);
  const { supabase, telegram, speech, storage } = world;
  const { mediaUrl } = storage;
  const compute = await startCompute(open, options, secrets, world, functions);
  const episodeMachineArn = arns.stateMachine('episode');
  const site = options.console
    ? await createConsoleSite({
        supabaseUrl: supabase.url,
        supabaseKey: supabase.publishableKey,
        apiBaseUrl: '',
        mediaBaseUrl: mediaUrl,
        hasConnections: options.connections !== undefined,
        exportedChannels: telegram.channels.map(({ username, messages }) => ({
          username,
          newestPostAt: newestPostAt(messages),
        })),
      })
    : undefined;
  const home = openHomeRoutes(options, world, secrets.internalApiKey);
  const gateway = await open(
    startGateway({
      port: options.ports?.api ?? 0,
      besides: (request, response) => home(request, response) || site?.(request, response) || false,
      definition: apiDefinition(arns.gatewayTargets),
      lambdaEndpoint: compute.lambda.endpoint,
      stepFunctionsEndpoint: compute.endpoint,
      credentials: { region: REGION, ...world.credentials },
      stageVariables: (url) => ({
        baseUrl: url,
        episodeStateMachineArn: arns.liveMachine('episode'),
      }),
    }),
  );
  return {
    supabase,
    telegram,
    speech,
    mediaUrl,
    publicPort: storage.facing?.port,
    episodeMachineArn,
    close,
    api: { url: gateway.url, internalApiKey: secrets.internalApiKey },
    lambda: compute.lambda,
    configure: compute.configure,
    s3: storage.s3,
    stepFunctions: compute.stepFunctions,
    sqs: compute.sqs,
    queueUrl: compute.queueUrl,
    machineArn: arns.stateMachine,
    addresses: {
      [site ? 'Console and API' : 'API']: gateway.url,
      'Step Functions': compute.endpoint,
      'Intake queue': compute.queueUrl('intake'),
      S3: storage.endpoint,
      'Audio and feeds': mediaUrl,
      Supabase: supabase.url,
    },
  };
};
