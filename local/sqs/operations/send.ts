import { z } from 'zod';
import {
  type Message,
  MessageAttributeSchema,
  type MessageAttributes,
  md5OfAttributes,
  md5OfBody,
} from '../message.ts';
import type { Queue } from '../queue.ts';
import { invalidValue, SqsError } from '../sqs-error.ts';
import { operation, QueueMember } from './operation.ts';

const MAX_ENTRIES = 10;
const MAX_ATTRIBUTES = 10;
// The characters of a body are those of XML 1.0 (API Reference, SendMessage).
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

const MessageMembers = {
  MessageBody: z.string(),
  DelaySeconds: z.number().int().min(0).max(900).optional(),
  MessageAttributes: z.record(z.string(), MessageAttributeSchema).default({}),
};

const sizeOf = (body: string, attributes: MessageAttributes): number =>
  Buffer.byteLength(body) +
  Object.entries(attributes).reduce((sum, [name, { DataType, StringValue, BinaryValue }]) => {
    const value =
      BinaryValue === undefined
        ? Buffer.from(StringValue ?? '')
        : Buffer.from(BinaryValue, 'base64');
    return sum + Buffer.byteLength(name) + Buffer.byteLength(DataType) + value.length;
  }, 0);

const check = (queue: Queue, body: string, attributes: MessageAttributes): void => {
  const limit = queue.settings.MaximumMessageSize;
  if (body === '') {
    throw new SqsError(
      'MissingRequiredParameterException',
      'The request must contain the parameter MessageBody.',
    );
  }
  if (FORBIDDEN.test(body)) {
    throw new SqsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.',
    );
  }
  if (sizeOf(body, attributes) > limit) {
    throw invalidValue(
      `One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`,
    );
  }
  if (Object.keys(attributes).length > MAX_ATTRIBUTES) {
    throw invalidValue(
      `Number of message attributes exceeds the allowed maximum ${MAX_ATTRIBUTES}.`,
    );
  }
};

const answerOf = ({ id, body, attributes }: Message) => ({
  MessageId: id,
  MD5OfMessageBody: md5OfBody(body),
  MD5OfMessageAttributes: md5OfAttributes(attributes),
});

export const sendMessage = operation(
  z.strictObject({ ...QueueMember, ...MessageMembers }),
  (queues, { QueueUrl, MessageBody: body, MessageAttributes: attributes, DelaySeconds }) => {
    const queue = queues.byUrl(QueueUrl);
    check(queue, body, attributes);
    return answerOf(queue.send({ body, attributes }, DelaySeconds));
  },
);

/** Each entry is sent or refused by itself. */
export const sendMessageBatch = operation(
  z.strictObject({
    ...QueueMember,
    Entries: z.array(z.strictObject({ Id: z.string().regex(/^[\w-]{1,80}$/), ...MessageMembers })),
  }),
  (queues, { QueueUrl, Entries }) => {
    const queue = queues.byUrl(QueueUrl);
    if (Entries.length === 0) {
      throw new SqsError(
        'EmptyBatchRequest',
        'There should be at least one SendMessageBatchRequestEntry in the request.',
      );
    }
    if (Entries.length > MAX_ENTRIES) {
      throw new SqsError(
        'TooManyEntriesInBatchRequest',
        `Maximum number of entries per request are ${MAX_ENTRIES}. You have sent ${Entries.length}.`,
      );
    }
    if (new Set(Entries.map(({ Id }) => Id)).size < Entries.length) {
      throw new SqsError(
        'BatchEntryIdsNotDistinct',
        'Two or more batch entries in the request have the same Id.',
      );
    }
    const Successful: object[] = [];
    const Failed: object[] = [];
    for (const { Id, MessageBody: body, MessageAttributes: attributes, DelaySeconds } of Entries) {
      try {
        check(queue, body, attributes);
        Successful.push({ Id, ...answerOf(queue.send({ body, attributes }, DelaySeconds)) });
      } catch (error) {
        if (!(error instanceof SqsError)) throw error;
        Failed.push({ Id, SenderFault: true, Code: error.type, Message: error.message });
      }
    }
    return { Successful, Failed };
  },
);
