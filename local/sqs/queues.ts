import type { Clock } from './clock.ts';
import type { Journal } from './journal.ts';
import { Queue } from './queue.ts';
import type { ReadQueue } from './queue-definition.ts';
import type { Contents } from './restore.ts';
import { SqsError } from './sqs-error.ts';

/** Whose queues they are, and where they are reached. */
export interface Account {
  readonly region: string;
  readonly accountId: string;
  /** For example `http://127.0.0.1:9324`. */
  readonly endpoint: string;
}

/** The queues of one account. */
export interface Queues {
  readonly account: Account;
  readonly clock: Clock;
  readonly journal: Journal;
  all(): Iterable<Queue>;
  urlOf(queue: Queue): string;
  /** Throws SqsError QueueDoesNotExist. */
  byName(name: string): Queue;
  /** By the last segment of the URL, so that it doesn't matter by which name the host was called. */
  byUrl(url: string): Queue;
  byArn(arn: string): Queue | undefined;
}

/** The queues of these definitions, with what is in them. */
export const createQueues = (
  definitions: readonly ReadQueue[],
  contents: Contents,
  deps: { readonly account: Account; readonly clock: Clock; readonly journal: Journal },
): Queues => {
  const { account, clock, journal } = deps;
  const byName = new Map<string, Queue>();
  const byArn = (arn: string) => [...byName.values()].find((queue) => queue.arn === arn);
  for (const definition of definitions) {
    const arn = `arn:aws:sqs:${account.region}:${account.accountId}:${definition.name}`;
    const messages = contents.get(definition.name) ?? new Map();
    byName.set(definition.name, new Queue(definition, arn, messages, { clock, journal, byArn }));
  }
  const find = (name: string): Queue => {
    const queue = byName.get(name);
    if (queue) return queue;
    throw new SqsError('QueueDoesNotExist', 'The specified queue does not exist.');
  };
  return {
    account,
    clock,
    journal,
    byArn,
    byName: find,
    all: () => byName.values(),
    urlOf: ({ name }) => `${account.endpoint}/${account.accountId}/${name}`,
    byUrl: (url) => find(url.slice(url.lastIndexOf('/') + 1)),
  };
};
