import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Logs } from '../logs/index.ts';
import { type Delivery, startPipes } from '../pipes/index.ts';
import { startSqs } from '../sqs/index.ts';
import { ACCOUNT_ID, REGION } from './account.ts';
import type { StackOptions } from './options.ts';
import type { Open } from './parts.ts';
import type { StackResources } from './resources.ts';

type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string };

/** Starts the queues of `resources/`. */
export const startQueues = async (
  open: Open,
  { dataDir, ports }: StackOptions,
  { queues }: StackResources,
  credentials: Credentials,
) => {
  const server = await open(
    startSqs({
      port: ports?.sqs ?? 0,
      dataDir: join(dataDir, 'sqs'),
      region: REGION,
      accountId: ACCOUNT_ID,
      credentials,
      queues,
    }),
  );
  const { endpoint } = server;
  return {
    endpoint,
    sqs: new SQSClient({ region: REGION, endpoint, credentials }),
    queueUrl: (name: string) => server.urlOf(`stepcast-local-${name}`),
  };
};

/**
 * Two lines as Step Functions logs an Express run: how it began and how it ended. Of its input they
 * have no more than which message it was.
 */
const logLines = (delivery: Delivery): readonly string[] => {
  const { pipe, messageId, receiveCount, status, executionArn, output, error, cause } = delivery;
  const common = { execution_arn: executionArn ?? `refused:${randomUUID()}` };
  const input = JSON.stringify([
    { messageId, attributes: { ApproximateReceiveCount: String(receiveCount) } },
  ]);
  const ends = { SUCCEEDED: 'ExecutionSucceeded', TIMED_OUT: 'ExecutionTimedOut' };
  const type = ends[status as keyof typeof ends] ?? 'ExecutionFailed';
  return [
    { type: 'ExecutionStarted', details: { input, inputDetails: { truncated: true }, pipe } },
    { type, details: status === 'SUCCEEDED' ? { output } : { error, cause } },
  ].map((line) => JSON.stringify({ ...line, event_timestamp: String(Date.now()), ...common }));
};

interface PipesDeps {
  readonly sqs: SQSClient;
  readonly logs: Pick<Logs, 'write'>;
  readonly credentials: Credentials;
  readonly stepFunctionsEndpoint: string;
}

/** Starts the pipes of `resources/`, which write down how their machine's runs went. */
export const startQueuePipes = async (
  open: Open,
  { onDelivery }: StackOptions,
  { pipes }: StackResources,
  { sqs, logs, credentials, stepFunctionsEndpoint }: PipesDeps,
): Promise<void> => {
  const stepFunctions = new SFNClient({
    region: REGION,
    endpoint: stepFunctionsEndpoint,
    credentials,
    // StartSyncExecution goes to the host sync-<endpoint>, and sync-127.0.0.1 is none.
    disableHostPrefix: true,
  });
  await open(
    startPipes({
      pipes,
      sqs,
      stepFunctions,
      onDelivery: (delivery) => {
        // A pipe is called as its machine is.
        for (const text of logLines(delivery)) logs.write({ functionName: delivery.pipe, text });
        onDelivery?.(delivery);
      },
    }),
  );
};
