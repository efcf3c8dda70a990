import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { buildFunctions } from '../../build/build-functions.ts';
import { startGateway } from '../../local/gateway/index.ts';
import { type GoogleTts, startGoogleTts } from '../../local/google-tts/index.ts';
import { startLambda } from '../../local/lambda/index.ts';
import { startS3 } from '../../local/s3/index.ts';
import { startSqs } from '../../local/sqs/index.ts';
import { arnsOf } from '../../local/stack/arns.ts';
import { startStepFunctions } from '../../local/step-functions/index.ts';
import { apiDefinition } from '../../src/api/gateway/definition.ts';
import { createObjectStore, type ObjectStore } from '../../src/clients/s3/object-store.ts';
import { startDatabase, type TestDatabase } from './database.ts';

export const INTERNAL_KEY = 'the-internal-key-of-these-tests';
export const CONSOLE_ORIGIN = 'https://console.test';

/** Runs until it is told by its input to end: `window` makes it fail, as an unknown show would. */
const MACHINE = {
  QueryLanguage: 'JSONata',
  StartAt: 'Opened',
  States: {
    Opened: {
      Type: 'Choice',
      Choices: [{ Condition: '{% $exists($states.input.window) %}', Next: 'UnknownPodcast' }],
      Default: 'Running',
    },
    Running: { Type: 'Wait', Seconds: 3600, End: true },
    UnknownPodcast: { Type: 'Fail', Error: 'UnknownPodcast', Cause: 'There is no such show.' },
  },
};

/** What the API answered. */
export interface Answered<B> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: B;
}

/** The HTTP API as API Gateway serves it: the gateway, the functions as they are deployed, the database, and a machine that waits. */
export interface TestApi {
  readonly url: string;
  readonly database: TestDatabase;
  readonly machineArn: string;
  readonly objects: ObjectStore;
  readonly speech: GoogleTts;
  /** Sends with the internal key unless the headers say otherwise. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
  call<B = any>(path: string, init?: RequestInit): Promise<Answered<B>>;
  /** Sends a JSON body. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
  send<B = any>(
    method: string,
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Answered<B>>;
  /** How many executions of a machine there are. */
  countExecutions(machine?: 'episode' | 'reconcile'): Promise<number>;
  /** An execution's status and input by its name. */
  describe(name: string): Promise<{ status: string | undefined; input: unknown; error?: string }>;
  close(): Promise<void>;
}

const BUCKET = 'stepcast-api-test';
const KEYS = { accessKeyId: 'local', secretAccessKey: 'local' };

const startBucket = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'stepcast-api-'));
  const s3 = await startS3({ dataDir, region: 'us-east-1', ...KEYS });
  const client = new S3Client({
    endpoint: s3.endpoint,
    region: 'us-east-1',
    credentials: KEYS,
    forcePathStyle: true,
  });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  return {
    endpoint: s3.endpoint,
    objects: createObjectStore({ S3_BUCKET_NAME: BUCKET, AWS_REGION: 'us-east-1' }, client),
    async close() {
      client.destroy();
      await s3.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** Those that the API looks into, by the names of a stack at home. */
const startQueues = () => {
  const QueueName = 'stepcast-local-intake';
  const deadLetterTargetArn = `arn:aws:sqs:us-east-1:000000000000:${QueueName}-dead-letters`;
  return startSqs({
    region: 'us-east-1',
    queues: [
      { QueueName, RedrivePolicy: { deadLetterTargetArn, maxReceiveCount: 3 } },
      { QueueName: `${QueueName}-dead-letters` },
      { QueueName: 'stepcast-local-undelivered-events' },
    ],
  });
};

/** Starts the API on a database of its own; functions are told that the project and Google's speech are where the options say. */
export const startTestApi = async ({
  supabaseUrl,
  speechUrl,
  settings = {},
}: {
  supabaseUrl?: (url: string) => string;
  speechUrl?: (url: string) => string;
  /** Further settings of the functions, by the names of .env.example. */
  settings?: Readonly<Record<string, string>>;
} = {}): Promise<TestApi> => {
  const [database, bucket, functions, speech] = await Promise.all([
    startDatabase(),
    startBucket(),
    buildFunctions(['api', 'clips', 'authorizeRequest']),
    startGoogleTts(),
  ]);
  const [stepFunctions, sqs] = await Promise.all([startStepFunctions(), startQueues()]);
  const sfn = new SFNClient({
    endpoint: stepFunctions.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const createMachine = async (name: string): Promise<string> => {
    const { stateMachineArn = '', stateMachineVersionArn } = await sfn.send(
      new CreateStateMachineCommand({
        name: `stepcast-local-${name}`,
        definition: JSON.stringify(MACHINE),
        roleArn: 'arn:aws:iam::000000000000:role/episode',
        publish: true,
      }),
    );
    const routingConfiguration = [{ stateMachineVersionArn, weight: 100 }];
    await sfn.send(new CreateStateMachineAliasCommand({ name: 'live', routingConfiguration }));
    return stateMachineArn;
  };
  const machineArn = await createMachine('episode');
  const reconcileArn = await createMachine('reconcile');
  const url = database.config.SUPABASE_URL;
  const environment = {
    WEBHOOK_ALLOWED_ORIGINS: 'http://127.0.0.1:*',
    ...database.config,
    SUPABASE_URL: supabaseUrl?.(url) ?? url,
    INTERNAL_API_KEY: INTERNAL_KEY,
    EPISODE_STATE_MACHINE_ARN: machineArn,
    CONSOLE_ORIGIN,
    S3_BUCKET_NAME: BUCKET,
    MEDIA_BASE_URL: 'https://media.test',
    GOOGLE_TTS_ENDPOINT: speechUrl?.(speech.endpoint) ?? speech.endpoint,
    AWS_ENDPOINT_URL_S3: bucket.endpoint,
    AWS_ENDPOINT_URL_SFN: stepFunctions.endpoint,
    AWS_ENDPOINT_URL_SQS: sqs.endpoint,
    LOG_LEVEL: 'error',
    ...settings,
  };
  const lambda = await startLambda({
    functions: Object.fromEntries(functions.map((f) => [f.name, { ...f, environment }])),
  });
  const gateway = await startGateway({
    definition: apiDefinition({
      ...arnsOf('us-east-1', '000000000000').gatewayTargets,
      consoleOrigin: `'${CONSOLE_ORIGIN}'`,
    }),
    lambdaEndpoint: lambda.endpoint,
    stepFunctionsEndpoint: stepFunctions.endpoint,
    stageVariables: (baseUrl) => ({ baseUrl, episodeStateMachineArn: `${machineArn}:live` }),
  });

  const call: TestApi['call'] = async (path, init = {}) => {
    const headers =
      init.headers instanceof Headers
        ? init.headers
        : { 'x-api-key': INTERNAL_KEY, ...init.headers };
    const response = await fetch(new URL(path, gateway.url), { ...init, headers });
    const text = await response.text();
    const body = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, headers: response.headers, body };
  };
  return {
    url: gateway.url,
    database,
    machineArn,
    objects: bucket.objects,
    speech,
    call,
    send: (method, path, body, headers = {}) =>
      call(path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async countExecutions(machine = 'episode') {
      const stateMachineArn = machine === 'reconcile' ? reconcileArn : machineArn;
      const { executions = [] } = await sfn.send(
        new ListExecutionsCommand({ stateMachineArn, maxResults: 1000 }),
      );
      return executions.length;
    },
    async describe(name) {
      const executionArn = `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
      const { status, input, error } = await sfn.send(
        new DescribeExecutionCommand({ executionArn }),
      );
      return { status, input: JSON.parse(input ?? 'null'), ...(error && { error }) };
    },
    async close() {
      await gateway.close();
      await lambda.close();
      sfn.destroy();
      await Promise.all([stepFunctions.close(), sqs.close()]);
      await bucket.close();
      await speech.close();
      await database.close();
    },
  };
};
