import { join } from 'node:path';
import { type FolderLock, lockFolder, openFileJournal } from '../journal/index.ts';
import { close, listen } from '../listen/index.ts';
import { type Clock, systemClock } from './clock.ts';
import { createHttpServer } from './http-server.ts';
import { forgetfulJournal, type Journal, type JournalRecord } from './journal.ts';
import { type QueueDefinition, readQueues } from './queue-definition.ts';
import { createQueues, type Queues } from './queues.ts';
import { restore } from './restore.ts';

export type { Clock } from './clock.ts';
export type { QueueDefinition } from './queue-definition.ts';

/** How to start. */
export interface SqsOptions {
  /** The queues that there are, dead-letter queues included. */
  readonly queues: readonly QueueDefinition[];
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Where messages are kept; without it nothing outlives the process. */
  readonly dataDir?: string;
  /** Default `us-east-1`. */
  readonly region?: string;
  /** Default `000000000000`. */
  readonly accountId?: string;
  /** The keys with which requests must be signed; without them nobody looks at signatures. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Default: the system's. */
  readonly clock?: Clock;
}

/** A running server. */
export interface Sqs {
  /** For example `http://127.0.0.1:9324`. */
  readonly endpoint: string;
  /** The URL of a queue by its name. Throws SqsError for a name that no queue has. */
  urlOf(queueName: string): string;
  close(): Promise<void>;
}

/**
 * Starts SQS on 127.0.0.1 with what its queues held when it ended, for any AWS SDK or the AWS CLI.
 * @throws Error naming a queue that can't be had; PortUnavailable; FolderInUse; JournalError
 */
export const startSqs = async (options: SqsOptions): Promise<Sqs> => {
  const { region = 'us-east-1', accountId = '000000000000', clock = systemClock } = options;
  const definitions = readQueues(options.queues);
  const ready = Promise.withResolvers<Queues>();
  ready.promise.catch(() => undefined);
  const server = createHttpServer(
    () => ready.promise,
    options.credentials && { region, ...options.credentials },
  );
  const port = await listen(server, options.port ?? 0, 'SQS');
  const endpoint = `http://127.0.0.1:${port}`;
  let lock: FolderLock | undefined;
  try {
    lock = options.dataDir === undefined ? undefined : lockFolder(options.dataDir);
    const file = options.dataDir && join(options.dataDir, 'journal.jsonl');
    const contents = file ? await restore(file) : new Map();
    const journal: Journal = file
      ? await openFileJournal<JournalRecord>(file, () => undefined)
      : forgetfulJournal;
    const account = { region, accountId, endpoint };
    const queues = createQueues(definitions, contents, { account, clock, journal });
    ready.resolve(queues);
    return {
      endpoint,
      urlOf: (name) => queues.urlOf(queues.byName(name)),
      async close() {
        await close(server);
        await journal.close();
        lock?.release();
      },
    };
  } catch (error) {
    ready.reject(error);
    await close(server);
    lock?.release();
    throw error;
  }
};
