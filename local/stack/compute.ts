import { join } from 'node:path';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import type { BuiltFunction } from '../../build/build-functions.ts';
import { projectRoot } from '../../build/project-root.ts';
import { readMachines } from '../../build/read-machines.ts';
import { type LambdaServer, reportLine, startLambda } from '../lambda/index.ts';
import { startLogs } from '../logs/index.ts';
import { startSecretsManager } from '../secrets-manager/index.ts';
import { startStepFunctions } from '../step-functions/index.ts';
import { ACCESS_LOG_BUCKET, ACCOUNT_ID, arns, BUCKET, REGION } from './account.ts';
import { functionEnvironment, type StackFacts, secretsOfStack } from './environment.ts';
import { startEventBus } from './event-bus.ts';
import { createMachine } from './machines.ts';
import type { StackOptions } from './options.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { Open } from './parts.ts';
import { startQueuePipes, startQueues } from './queues.ts';
import { readResources } from './resources.ts';
import type { StackSecrets } from './secrets.ts';

const STATES = join(projectRoot, 'states');
/** Machines that mostly find nothing to do; such runs are forgotten after a day. */
const CONTROL = ['schedule', 'reconcile', 'notify'];
const DAY_MS = 24 * 3_600_000;

/** Gives functions these settings in place of those that they were deployed with. */
export type Configure = (settings: Readonly<Record<string, string>>) => Promise<void>;

const deployFunctions = async (
  open: Open,
  lambda: LambdaServer,
  functions: readonly BuiltFunction[],
  world: OutsideWorld,
  endpoints: Pick<StackFacts, 'stepFunctionsEndpoint' | 'logsEndpoint' | 'sqsEndpoint'>,
  { internalApiKey }: StackSecrets,
  settings: StackOptions['settings'],
): Promise<Configure> => {
  const known = {
    bucket: BUCKET,
    accessLogBucket: ACCESS_LOG_BUCKET,
    supabase: { url: world.supabaseUrl, serviceKey: world.supabase.serviceKey },
    s3Endpoint: world.s3Endpoint,
    mediaUrl: world.storage.mediaUrl,
    telegram: world.telegram,
    speechEndpoint: world.speech.endpoint,
    internalApiKey,
    ...endpoints,
    stateMachine: arns.stateMachine,
  };
  const manager = await open(
    startSecretsManager({
      region: REGION,
      accountId: ACCOUNT_ID,
      credentials: world.credentials,
      secrets: secretsOfStack(known, settings),
    }),
  );
  const facts = { ...known, secretsEndpoint: manager.endpoint };
  for (const definition of functions) {
    const environment = functionEnvironment(definition, facts, settings);
    lambda.deploy(definition.name, { ...definition, environment });
  }
  // All of them, since a process keeps for minutes what it has read of the secrets.
  return async (others) => {
    manager.replaceAll(secretsOfStack(known, others));
    for (const definition of functions) {
      await lambda.configure(definition.name, functionEnvironment(definition, facts, others));
    }
  };
};

const deployMachines = async (
  stepFunctions: SFNClient,
  functions: readonly BuiltFunction[],
  supabaseUrl: string,
  monthlyCapUsd: string,
): Promise<void> => {
  const machines = await readMachines();
  const substitutions = {
    SupabaseUrl: supabaseUrl,
    SupabaseConnectionArn: arns.connection,
    BucketName: BUCKET,
    MonthlyCapUsd: monthlyCapUsd,
    ...Object.fromEntries(
      machines.map(({ name }) => [arns.machinePlaceholder(name), arns.stateMachine(name)]),
    ),
    ...Object.fromEntries(
      functions.map(({ name }) => [arns.placeholder(name), arns.function(name)]),
    ),
  };
  for (const { name, type } of machines) {
    await createMachine(stepFunctions, STATES, name, substitutions, arns.stateMachine(name), type);
  }
};

/** Starts Lambda with the functions' bundles, Step Functions with the machines, their events and their queues. */
export const startCompute = async (
  open: Open,
  options: StackOptions,
  secrets: StackSecrets,
  world: OutsideWorld,
  functions: readonly BuiltFunction[],
) => {
  const { credentials, supabase, s3Endpoint, intercept } = world;
  const logs = await open(
    startLogs({
      folder: join(options.dataDir, 'logs'),
      region: REGION,
      credentials,
      tell: options.onTrouble,
    }),
  );
  const lambda = await open(
    startLambda({
      region: REGION,
      accountId: ACCOUNT_ID,
      credentials,
      verifiesSignatures: true,
      onLog: (line) => {
        logs.write(line);
        options.onLog?.(line);
      },
      onReport: (report) => {
        logs.write({ functionName: report.functionName, text: reportLine(report) });
        options.onReport?.(report);
      },
    }),
  );
  const apiKey = supabase.serviceKey;
  const engine = await open(
    startStepFunctions({
      port: options.ports?.stepFunctions ?? 0,
      dataDir: join(options.dataDir, 'step-functions'),
      region: REGION,
      accountId: ACCOUNT_ID,
      credentials,
      lambdaEndpoint: await intercept('lambda', lambda.endpoint),
      forget: { machines: CONTROL.map((name) => `stepcast-local-${name}`), afterMs: DAY_MS },
      s3: { endpoint: s3Endpoint, ...credentials },
      connections: {
        [arns.connection]: {
          origin: new URL(world.supabaseUrl).origin,
          headers: { apikey: apiKey },
        },
      },
      ...(options.clock && { clock: options.clock }),
    }),
  );
  const { endpoint } = engine;
  const resources = await readResources(join(projectRoot, 'resources'), {
    machineArn: arns.stateMachineOf,
    functionArn: arns.functionOf,
    queueArn: arns.queue,
  });
  const { endpoint: sqsEndpoint, ...queues } = await startQueues(
    open,
    options,
    resources,
    credentials,
  );
  // Functions call Step Functions and are called by it: they are deployed once both servers listen.
  const endpoints = { stepFunctionsEndpoint: endpoint, logsEndpoint: logs.endpoint, sqsEndpoint };
  const configure = await deployFunctions(
    open,
    lambda,
    functions,
    world,
    endpoints,
    secrets,
    options.settings,
  );
  options.onFunctions?.({ lambda, telegram: world.telegram, speech: world.speech });
  const stepFunctions = new SFNClient({ region: REGION, endpoint, credentials });
  const monthlyCapUsd = options.settings?.['MONTHLY_CAP_USD'] ?? '';
  await deployMachines(stepFunctions, functions, world.supabaseUrl, monthlyCapUsd);
  const { rules } = resources;
  const functionClient = new LambdaClient({
    region: REGION,
    endpoint: lambda.endpoint,
    credentials,
  });
  await open(
    startEventBus({
      engine,
      stepFunctions,
      lambda: functionClient,
      arns,
      rules,
      region: REGION,
      accountId: ACCOUNT_ID,
    }),
  );
  await startQueuePipes(open, options, resources, {
    ...{ sqs: queues.sqs, logs, credentials },
    stepFunctionsEndpoint: endpoint,
  });
  return { lambda, configure, stepFunctions, endpoint, ...queues };
};
