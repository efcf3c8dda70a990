import type { Queues } from '../queues.ts';
import { notImplemented, SqsError } from '../sqs-error.ts';
import type { Operation } from './operation.ts';
import {
  getQueueAttributes,
  getQueueUrl,
  listQueues,
  purgeQueue,
  setQueueAttributes,
  startMessageMoveTask,
} from './queues.ts';
import { changeMessageVisibility, deleteMessage, receiveMessage } from './receive.ts';
import { sendMessage, sendMessageBatch } from './send.ts';

const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    ChangeMessageVisibility: changeMessageVisibility,
    DeleteMessage: deleteMessage,
    GetQueueAttributes: getQueueAttributes,
    GetQueueUrl: getQueueUrl,
    ListQueues: listQueues,
    PurgeQueue: purgeQueue,
    ReceiveMessage: receiveMessage,
    SendMessage: sendMessage,
    SendMessageBatch: sendMessageBatch,
    SetQueueAttributes: setQueueAttributes,
    StartMessageMoveTask: startMessageMoveTask,
  }),
);

/** The service's other operations: known, and refused by name. */
const NOT_HERE: ReadonlySet<string> = new Set(
  `AddPermission CancelMessageMoveTask ChangeMessageVisibilityBatch CreateQueue DeleteMessageBatch
  DeleteQueue ListDeadLetterSourceQueues ListMessageMoveTasks ListQueueTags RemovePermission TagQueue
  UntagQueue`.split(/\s+/),
);

/**
 * Runs the operation of that name; when it resolves, all that it says is on disk.
 * @throws SqsError for a refusal, an operation that isn't here included
 */
export const runOperation = async (
  queues: Queues,
  name: string,
  members: unknown,
  signal: AbortSignal,
): Promise<unknown> => {
  const operation = OPERATIONS.get(name);
  if (operation === undefined) {
    throw NOT_HERE.has(name)
      ? notImplemented(`The operation ${name}`)
      : new SqsError('InvalidAction', `SQS has no operation ${name}.`);
  }
  const answer = await operation.run(queues, members, signal);
  await queues.journal.flushed();
  return answer;
};
