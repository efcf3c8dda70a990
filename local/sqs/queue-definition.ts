import { z } from 'zod';

const seconds = (max: number, fallback: number) =>
  z.coerce.number().int().min(0).max(max).default(fallback);

/** What of a queue can be changed while it runs. Times in seconds, sizes in bytes; limits and defaults are the service's. */
export const QueueSettingsSchema = z.strictObject({
  VisibilityTimeout: seconds(43_200, 30),
  DelaySeconds: seconds(900, 0),
  ReceiveMessageWaitTimeSeconds: seconds(20, 0),
  MessageRetentionPeriod: z.coerce.number().int().min(60).max(1_209_600).default(345_600),
  MaximumMessageSize: z.coerce.number().int().min(1024).max(1_048_576).default(1_048_576),
});
export type QueueSettings = z.infer<typeof QueueSettingsSchema>;

const QueueSchema = QueueSettingsSchema.extend({
  QueueName: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,80}$/, 'a name has up to 80 letters, digits, - and _; no FIFO queues'),
  RedrivePolicy: z
    .strictObject({
      deadLetterTargetArn: z.string(),
      maxReceiveCount: z.coerce.number().int().min(1).max(1000),
    })
    .optional(),
  // There are no rights here, and nothing is encrypted.
  SqsManagedSseEnabled: z.unknown().optional(),
});

/** A queue in the shape of CloudFormation's `AWS::SQS::Queue`, references resolved. */
export type QueueDefinition = z.input<typeof QueueSchema>;

/** Where messages go that were received too often. */
export type RedrivePolicy = NonNullable<z.infer<typeof QueueSchema>['RedrivePolicy']>;

/** A definition that has been read. */
export interface ReadQueue {
  readonly name: string;
  readonly settings: QueueSettings;
  readonly redrive: RedrivePolicy | undefined;
}

const readQueue = (definition: QueueDefinition): ReadQueue => {
  const parsed = QueueSchema.safeParse(definition);
  if (!parsed.success) {
    throw new Error(
      `The queue ${definition.QueueName} can't be had: ${z.prettifyError(parsed.error)}`,
      { cause: parsed.error },
    );
  }
  const { QueueName, RedrivePolicy, SqsManagedSseEnabled, ...settings } = parsed.data;
  return { name: QueueName, settings, redrive: RedrivePolicy };
};

/**
 * Reads definitions.
 * @throws Error naming a queue and what of it is wrong or not implemented, or that its dead letters have no queue
 */
export const readQueues = (definitions: readonly QueueDefinition[]): ReadQueue[] => {
  const queues = definitions.map(readQueue);
  const names = new Set(queues.map(({ name }) => name));
  for (const { name, redrive } of queues) {
    const target = redrive?.deadLetterTargetArn;
    if (target !== undefined && !names.has(target.slice(target.lastIndexOf(':') + 1))) {
      throw new Error(
        `The queue ${name} leaves its dead letters to ${target}, which isn't among the queues.`,
      );
    }
  }
  return queues;
};
