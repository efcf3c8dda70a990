import type { Server } from 'node:http';
import { createAwsJsonServer } from '../listen/index.ts';
import type { Credentials } from '../sigv4/index.ts';
import { runOperation } from './operations/index.ts';
import type { Queues } from './queues.ts';
import { SqsError } from './sqs-error.ts';

/** The service on HTTP. Who hangs up while waiting for a message isn't given one. */
export const createHttpServer = (
  queues: () => Promise<Queues>,
  credentials: Credentials | undefined,
): Server =>
  createAwsJsonServer({
    credentials,
    target: 'AmazonSQS',
    namespace: 'com.amazonaws.sqs',
    run: async (operation, members, gone) => runOperation(await queues(), operation, members, gone),
    refusalOf: (error) =>
      error instanceof SqsError
        ? {
            type: error.type,
            message: error.message,
            status: error.status,
            headers: { 'x-amzn-query-error': error.queryError },
          }
        : undefined,
  });
