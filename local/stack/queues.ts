import { join } from 'node:path';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { startPipes } from '../pipes/index.ts';
import { startSqs } from '../sqs/index.ts';
import { ACCOUNT_ID, REGION } from './account.ts';
import type { StackOptions } from './options.ts';
import type { Open } from './parts.ts';
import type { StackResources } from './resources.ts';

/** What the queues stand before. */
interface QueueDeps {
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly stepFunctionsEndpoint: string;
}

/** Starts the queues of `resources/` and the pipes behind them. */
export const startQueues = async (
  open: Open,
  { dataDir, ports, onDelivery }: StackOptions,
  { queues, pipes }: StackResources,
  { credentials, stepFunctionsEndpoint }: QueueDeps,
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
  const sqs = new SQSClient({ region: REGION, endpoint: server.endpoint, credentials });
  const stepFunctions = new SFNClient({
    region: REGION,
    endpoint: stepFunctionsEndpoint,
    credentials,
    // StartSyncExecution goes to the host sync-<endpoint>, and sync-127.0.0.1 is none.
    disableHostPrefix: true,
  });
  await open(startPipes({ pipes, sqs, stepFunctions, ...(onDelivery && { onDelivery }) }));
  return { sqs, queueUrl: (name: string) => server.urlOf(`stepcast-local-${name}`) };
};
