import { z } from 'zod';
import { type Message, md5OfAttributes, md5OfBody } from '../message.ts';
import type { Queues } from '../queues.ts';
import { operation, QueueMember } from './operation.ts';

const names = z.array(z.string()).default([]);

/** What the service says of a message, by the names that a receiver may ask for. */
const systemAttributes = (message: Message, { account }: Queues): Record<string, string> => ({
  SenderId: account.accountId,
  SentTimestamp: String(message.sentAt),
  ApproximateReceiveCount: String(message.receiveCount),
  ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
});

const fits = (asked: readonly string[], name: string): boolean =>
  asked.some(
    (one) =>
      one === 'All' ||
      one === name ||
      (one.endsWith('*') && name.startsWith(one.slice(0, -1).replace(/\.$/, ''))),
  );

const pick = <T>(all: Readonly<Record<string, T>>, asked: readonly string[]) => {
  const picked = Object.entries(all).filter(([name]) => fits(asked, name));
  return picked.length > 0 ? Object.fromEntries(picked) : undefined;
};

/** Waits for a message as long as the request or the queue says, and no longer than its caller is there. */
export const receiveMessage = operation(
  z.strictObject({
    ...QueueMember,
    MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
    VisibilityTimeout: z.number().int().min(0).max(43_200).optional(),
    WaitTimeSeconds: z.number().int().min(0).max(20).optional(),
    AttributeNames: names,
    MessageSystemAttributeNames: names,
    MessageAttributeNames: names,
  }),
  async (queues, asked, signal) => {
    const queue = queues.byUrl(asked.QueueUrl);
    const { clock } = queues;
    const waitSeconds = asked.WaitTimeSeconds ?? queue.settings.ReceiveMessageWaitTimeSeconds;
    const until = clock.now() + waitSeconds * 1000;
    for (;;) {
      const messages = queue.receive(asked.MaxNumberOfMessages, asked.VisibilityTimeout);
      if (messages.length > 0 || clock.now() >= until) {
        const system = [...asked.AttributeNames, ...asked.MessageSystemAttributeNames];
        return {
          Messages: messages.map((message) => {
            const attributes = pick(message.attributes, asked.MessageAttributeNames);
            return {
              MessageId: message.id,
              ReceiptHandle: message.receipt,
              Body: message.body,
              MD5OfBody: md5OfBody(message.body),
              Attributes: pick(systemAttributes(message, queues), system),
              MessageAttributes: attributes,
              MD5OfMessageAttributes: attributes && md5OfAttributes(attributes),
            };
          }),
        };
      }
      await queue.changed(until, signal);
    }
  },
);

export const deleteMessage = operation(
  z.strictObject({ ...QueueMember, ReceiptHandle: z.string() }),
  (queues, { QueueUrl, ReceiptHandle }) => {
    queues.byUrl(QueueUrl).delete(ReceiptHandle);
    return {};
  },
);

export const changeMessageVisibility = operation(
  z.strictObject({
    ...QueueMember,
    ReceiptHandle: z.string(),
    VisibilityTimeout: z.number().int().min(0).max(43_200),
  }),
  (queues, { QueueUrl, ReceiptHandle, VisibilityTimeout }) => {
    queues.byUrl(QueueUrl).changeVisibility(ReceiptHandle, VisibilityTimeout);
    return {};
  },
);
