import type { z } from 'zod';
import {
  DEAD_LETTER_QUEUES,
  type DeadLetter,
  type MessageQueues,
} from '../../inspect/dead-letters/dead-letters.ts';
import { findRefusals } from '../../inspect/dead-letters/find-refusals.ts';
import type { LogReader } from '../../inspect/logs/log-reader.ts';
import { emptyResult, jsonResult } from '../lambda-proxy.ts';
import { NoBodySchema } from '../no-body.ts';
import { RequestProblem } from '../problem.ts';
import { malformedParameter, parseBody, readId, readJson } from '../request.ts';
import type { Route } from '../router.ts';
import { IntakeMessageSchema } from './intake-message.ts';
import type { DeadLetterList, RedrivenSchema, SentMessageSchema } from './schema.ts';

interface QueueDeps {
  readonly queues: MessageQueues;
  readonly logs: LogReader;
  /** Where the log of *intake* is. */
  readonly intakeLog: string;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The routes about messages that wait, and those that nobody took. */
export const createQueueRoutes = ({ queues, logs, intakeLog, now }: QueueDeps) => {
  const withRefusals = async (letters: readonly DeadLetter[]): Promise<DeadLetter[]> => {
    if (letters.length === 0) return [];
    const refusals = await findRefusals(logs, intakeLog, letters, now());
    return letters.map((letter) => ({ ...letter, refusal: refusals.get(letter.id) ?? null }));
  };
  const list: Route = async () => {
    const [intake, events] = await Promise.all([queues.read('intake'), queues.read('events')]);
    return jsonResult(200, {
      items: [
        {
          queue: 'intake',
          canRedrive: true,
          total: intake.total,
          letters: await withRefusals(intake.letters),
        },
        { queue: 'events', canRedrive: false, total: events.total, letters: [...events.letters] },
      ],
    } satisfies DeadLetterList);
  };
  const discard: Route = async (event) => {
    const queue = DEAD_LETTER_QUEUES.find((one) => one === event.pathParameters?.['queue']);
    if (!queue) {
      const message = `must be one of ${DEAD_LETTER_QUEUES.join(', ')}`;
      throw malformedParameter([{ field: 'queue', message }]);
    }
    const id = readId(event, 'messageId');
    if (await queues.discard(queue, id)) return emptyResult;
    throw new RequestProblem(
      'unknown-message',
      404,
      'Unknown message',
      `The message ${id} isn't among the dead letters of ${queue} any more, or somebody else looks at it. List them again.`,
    );
  };
  const redrive: Route = async (event) => {
    parseBody(NoBodySchema, readJson(event, {}));
    const messages = await queues.redrive();
    return jsonResult(202, { messages } satisfies z.infer<typeof RedrivenSchema>);
  };
  const send: Route = async (event) => {
    const message = parseBody(IntakeMessageSchema, readJson(event));
    const messageId = await queues.send(JSON.stringify(message));
    return jsonResult(202, { messageId } satisfies z.infer<typeof SentMessageSchema>);
  };
  return { list, discard, redrive, send };
};
