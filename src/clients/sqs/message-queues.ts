import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import {
  type DeadLetter,
  type DeadLetterQueue,
  type MessageQueues,
  QueuesUnavailable,
} from '../../inspect/dead-letters/dead-letters.ts';
import { QUESTION_LIMITS } from '../aws/question-limits.ts';
import { traceCalls } from '../aws/trace-calls.ts';

/** Where each queue's dead letters are, by what stands behind the stage's name (resources/). */
const SUFFIXES: Readonly<Record<DeadLetterQueue, string>> = {
  intake: 'intake-dead-letters',
  events: 'undelivered-events',
};
/** The most that are shown at once, and looked through for one. */
const MOST_SHOWN = 20;
const MOST_SEARCHED = 200;
const BATCH = 10;
/** Nobody else sees a message while it is looked at: long enough to read the others. */
const LOOK_SECONDS = 10;
/** A queue that is asked without waiting looks on some of its servers, and may say it is empty when it isn't (Developer Guide, "short and long polling"). */
const WAIT_SECONDS = 1;

const openClient = (): SQSClient => traceCalls(new SQSClient(QUESTION_LIMITS), 'SQS');

const toLetter = ({ MessageId = '', Body = '', Attributes, ...message }: Message): DeadLetter => {
  const said = (name: string) => message.MessageAttributes?.[name]?.StringValue;
  const error = said('ERROR_CODE');
  return {
    id: MessageId,
    body: Body,
    sentAt: new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString(),
    receiveCount: Number(Attributes?.ApproximateReceiveCount ?? 0),
    refusal: error === undefined ? null : { error, cause: said('ERROR_MESSAGE') ?? '' },
  };
};

/** The queues of a stage; `prefix` is `arn:aws:sqs:<region>:<account>:<service>-<stage>-`. */
export const createMessageQueues = (
  prefix: string,
  client: SQSClient = openClient(),
): MessageQueues => {
  const asked = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (cause) {
      throw new QueuesUnavailable(`SQS didn't do what it was asked for: ${String(cause)}`, {
        cause,
      });
    }
  };
  const urls = new Map<string, string>();
  const urlOf = async (suffix: string): Promise<string> => {
    const QueueName = `${prefix.split(':').at(-1)}${suffix}`;
    const known = urls.get(QueueName);
    if (known !== undefined) return known;
    const { QueueUrl = '' } = await client.send(new GetQueueUrlCommand({ QueueName }));
    urls.set(QueueName, QueueUrl);
    return QueueUrl;
  };

  const countOf = async (QueueUrl: string): Promise<number> => {
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    return Object.values(Attributes ?? {}).reduce((sum, count) => sum + Number(count), 0);
  };

  const release = async (QueueUrl: string, messages: readonly Message[]): Promise<void> => {
    // One that somebody else has by now isn't ours to release.
    await Promise.allSettled(
      messages.map(({ ReceiptHandle }) =>
        client.send(
          new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }),
        ),
      ),
    );
  };

  /** Looks at up to so many messages, and lets others see them again but for the one that is taken. */
  const look = async (
    QueueUrl: string,
    most: number,
    take: (message: Message) => Promise<boolean>,
  ): Promise<readonly Message[]> => {
    const seen: Message[] = [];
    const left: Message[] = [];
    try {
      for (let isOver = most === 0; !isOver; ) {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({
            QueueUrl,
            MaxNumberOfMessages: BATCH,
            WaitTimeSeconds: WAIT_SECONDS,
            VisibilityTimeout: LOOK_SECONDS,
            MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
            MessageAttributeNames: ['All'],
          }),
        );
        seen.push(...Messages);
        left.push(...Messages);
        for (const message of Messages) {
          if (!(await take(message))) continue;
          left.splice(left.indexOf(message), 1);
          isOver = true;
        }
        isOver ||= Messages.length === 0 || seen.length >= most;
      }
      return seen;
    } finally {
      await release(QueueUrl, left);
    }
  };

  return {
    read: (queue) =>
      asked(async () => {
        const QueueUrl = await urlOf(SUFFIXES[queue]);
        const total = await countOf(QueueUrl);
        const messages = await look(QueueUrl, Math.min(total, MOST_SHOWN), async () => false);
        const letters = messages.map(toLetter).sort((a, b) => (a.sentAt < b.sentAt ? 1 : -1));
        return { total: Math.max(total, letters.length), letters };
      }),
    redrive: () =>
      asked(async () => {
        const total = await countOf(await urlOf(SUFFIXES.intake));
        await client.send(
          new StartMessageMoveTaskCommand({ SourceArn: `${prefix}${SUFFIXES.intake}` }),
        );
        return total;
      }),
    discard: (queue, id) =>
      asked(async () => {
        const QueueUrl = await urlOf(SUFFIXES[queue]);
        let isFound = false;
        await look(QueueUrl, MOST_SEARCHED, async ({ MessageId, ReceiptHandle }) => {
          if (MessageId !== id) return false;
          await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
          isFound = true;
          return true;
        });
        return isFound;
      }),
    send: (body) =>
      asked(async () => {
        const QueueUrl = await urlOf('intake');
        const { MessageId = '' } = await client.send(
          new SendMessageCommand({ QueueUrl, MessageBody: body }),
        );
        return MessageId;
      }),
  };
};
