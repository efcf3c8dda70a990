import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Queue } from '../queue.ts';
import { QueueSettingsSchema } from '../queue-definition.ts';
import { invalidValue, notImplemented, SqsError } from '../sqs-error.ts';
import { operation, QueueMember } from './operation.ts';

export const getQueueUrl = operation(
  z.strictObject({ QueueName: z.string() }),
  (queues, { QueueName }) => ({
    QueueUrl: queues.urlOf(queues.byName(QueueName)),
  }),
);

export const listQueues = operation(
  z.strictObject({ QueueNamePrefix: z.string().default('') }),
  (queues, { QueueNamePrefix }) => {
    const named = [...queues.all()].filter(({ name }) => name.startsWith(QueueNamePrefix));
    return { QueueUrls: named.map(queues.urlOf) };
  },
);

const attributesOf = (queue: Queue): Record<string, string> => {
  const { visible, inFlight, delayed } = queue.counts();
  const createdAt = String(Math.floor(queue.createdAt / 1000));
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: createdAt,
    LastModifiedTimestamp: createdAt,
    ...Object.fromEntries(
      Object.entries(queue.settings).map(([name, value]) => [name, String(value)]),
    ),
    ...(queue.redrive && { RedrivePolicy: JSON.stringify(queue.redrive) }),
  };
};

export const getQueueAttributes = operation(
  z.strictObject({ ...QueueMember, AttributeNames: z.array(z.string()).default([]) }),
  (queues, { QueueUrl, AttributeNames }) => {
    const asked = new Set(AttributeNames);
    const all = Object.entries(attributesOf(queues.byUrl(QueueUrl)));
    const picked = all.filter(([name]) => asked.has('All') || asked.has(name));
    return picked.length > 0 ? { Attributes: Object.fromEntries(picked) } : {};
  },
);

/** Until the next start: then the definitions hold again. */
export const setQueueAttributes = operation(
  z.strictObject({ ...QueueMember, Attributes: z.record(z.string(), z.string()) }),
  (queues, { QueueUrl, Attributes }) => {
    const queue = queues.byUrl(QueueUrl);
    const parsed = QueueSettingsSchema.safeParse({ ...queue.settings, ...Attributes });
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      if (issue?.code === 'unrecognized_keys') {
        throw notImplemented(`Changing ${issue.keys.join(', ')} of a queue`);
      }
      throw new SqsError(
        'InvalidAttributeValue',
        `Invalid value for the parameter ${issue?.path.join('.')}.`,
      );
    }
    queue.settings = parsed.data;
    return {};
  },
);

export const purgeQueue = operation(z.strictObject(QueueMember), (queues, { QueueUrl }) => {
  queues.byUrl(QueueUrl).purge();
  return {};
});

/** Brings dead letters back to the queue they came from, all at once. */
export const startMessageMoveTask = operation(
  z.strictObject({ SourceArn: z.string(), DestinationArn: z.string().optional() }),
  (queues, { SourceArn, DestinationArn }) => {
    const source = queues.byArn(SourceArn);
    const origins = [...queues.all()].filter(
      ({ redrive }) => redrive?.deadLetterTargetArn === SourceArn,
    );
    const [origin] = origins;
    if (!source || !origin) {
      throw new SqsError(
        'ResourceNotFoundException',
        'The resource that you specified for the SourceArn parameter is no queue of dead letters.',
        404,
      );
    }
    if (!DestinationArn && origins.length > 1) {
      throw notImplemented('Moving the dead letters of several queues without a DestinationArn');
    }
    const to = DestinationArn ? queues.byArn(DestinationArn) : origin;
    if (!to) throw invalidValue('There is no queue of that DestinationArn.');
    source.moveAll(to);
    return { TaskHandle: randomUUID() };
  },
);
