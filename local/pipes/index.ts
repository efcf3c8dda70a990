import { setTimeout as wait } from 'node:timers/promises';
import type { SFNClient } from '@aws-sdk/client-sfn';
import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { type Pipe, type PipeDefinition, readPipe } from './pipe-definition.ts';
import { runTarget, type TargetRun } from './run-target.ts';
import { toRecord } from './sqs-record.ts';

export type { PipeDefinition } from './pipe-definition.ts';

/** What became of one message in one delivery. */
export interface Delivery extends TargetRun {
  readonly pipe: string;
  readonly messageId: string;
  /** 1 for the first. */
  readonly receiveCount: number;
}

/** How to start. */
export interface PipesOptions {
  readonly pipes: readonly PipeDefinition[];
  readonly sqs: SQSClient;
  /** With `disableHostPrefix`: a host `sync-127.0.0.1` is none. */
  readonly stepFunctions: SFNClient;
  /** Told of every delivery whose run has ended; default: a line on stderr for those that failed. */
  readonly onDelivery?: (delivery: Delivery) => void;
}

/** Running pipes. */
export interface Pipes {
  /** Gives up what is being delivered: it comes again. */
  close(): Promise<void>;
}

/** A pipe asks an idle queue so many times at once, and one that has messages more and more often. */
const POLLERS = 5;
const MOST_POLLERS = 50;
const LONGEST_WAIT_SECONDS = 20;
const LONGEST_PAUSE_MS = 10_000;

const toStderr = ({ pipe, messageId, receiveCount, ...run }: Delivery): void => {
  if (run.status === 'SUCCEEDED') return;
  process.stderr.write(
    `The pipe ${pipe} could not deliver ${messageId}, receive ${receiveCount}: ${run.error}: ${run.cause}\n`,
  );
};

/**
 * Starts the pipes: each hands the messages of its queue to its Express machine and deletes those
 * whose run succeeded. The others come again when their visibility timeout is over.
 * @throws Error naming a pipe that can't be used; what SQS says of a queue that isn't there
 */
export const startPipes = async (options: PipesOptions): Promise<Pipes> => {
  const { sqs, stepFunctions, onDelivery = toStderr } = options;
  const closing = new AbortController();
  const { signal } = closing;

  // A server that is away comes back; that is no fault of the message, and isn't counted as a receive of it.
  const persist = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (let failures = 0; ; failures++) {
      try {
        return await ask();
      } catch (error) {
        if (signal.aborted) throw error;
        const pauseMs = Math.min(100 * 2 ** failures, LONGEST_PAUSE_MS);
        await wait(pauseMs, undefined, { signal });
      }
    }
  };
  const deliver = async (pipe: Pipe, QueueUrl: string, messages: Message[]): Promise<void> => {
    const records = messages.map((message) => toRecord(message, pipe.queueArn));
    const { stateMachineArn } = pipe;
    const run = await persist(() => runTarget(stepFunctions, stateMachineArn, records, signal));
    for (const { MessageId = '', ReceiptHandle, Attributes } of messages) {
      if (run.status === 'SUCCEEDED') {
        const command = new DeleteMessageCommand({ QueueUrl, ReceiptHandle });
        await persist(() => sqs.send(command, { abortSignal: signal }));
      }
      const receiveCount = Number(Attributes?.['ApproximateReceiveCount']);
      onDelivery({ pipe: pipe.name, messageId: MessageId, receiveCount, ...run });
    }
  };
  const polling = new Set<Promise<void>>();
  const pollers = new Map<Pipe, number>();
  const addPoller = (pipe: Pipe, QueueUrl: string): void => {
    const nth = (pollers.get(pipe) ?? 0) + 1;
    pollers.set(pipe, nth);
    const done = poll(pipe, QueueUrl, nth > POLLERS).finally(() => {
      pollers.set(pipe, (pollers.get(pipe) ?? 0) - 1);
      polling.delete(done);
    });
    polling.add(done);
  };
  const poll = async (pipe: Pipe, QueueUrl: string, isExtra: boolean): Promise<void> => {
    const command = new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: pipe.batchSize,
      WaitTimeSeconds: isExtra ? 0 : LONGEST_WAIT_SECONDS,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    try {
      for (;;) {
        const { Messages = [] } = await persist(() => sqs.send(command, { abortSignal: signal }));
        if (Messages.length === 0) {
          if (isExtra) return;
          continue;
        }
        if ((pollers.get(pipe) ?? 0) < MOST_POLLERS) addPoller(pipe, QueueUrl);
        await deliver(pipe, QueueUrl, Messages);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };

  for (const pipe of options.pipes.map(readPipe).filter(({ isRunning }) => isRunning)) {
    const QueueName = pipe.queueArn.slice(pipe.queueArn.lastIndexOf(':') + 1);
    const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
    for (let n = 0; n < POLLERS; n++) addPoller(pipe, QueueUrl);
  }
  return {
    async close() {
      closing.abort(new Error('The pipes were closed.'));
      await Promise.all(polling);
    },
  };
};
