import {
  type DeadLetterList,
  DeadLetterListSchema,
  RedrivenSchema,
  SentMessageSchema,
} from '../../../../src/api/queues/schema.ts';
import type { DeadLetterQueue } from '../../../../src/inspect/dead-letters/dead-letters.ts';
import type { Answer, Context } from '../../context.ts';
import { readJsonFile } from '../../read-json-file.ts';

type Queue = DeadLetterList['items'][number];

const TITLES: Readonly<Record<DeadLetterQueue, string>> = {
  intake: 'Messages that intake refused',
  events: 'Events that no machine was given',
};

const letterLines = ({ id, body, sentAt, receiveCount, refusal }: Queue['letters'][number]) => [
  `  ${id}  sent ${sentAt}, received ${receiveCount} ${receiveCount === 1 ? 'time' : 'times'}`,
  `    ${refusal ? `${refusal.error}: ${refusal.cause}` : 'No log says any more why.'}`,
  `    ${body.replace(/\s+/g, ' ')}`,
];

const queueLines = ({ queue, total, letters }: Queue): string[] =>
  total === 0
    ? []
    : [
        `${TITLES[queue]}: ${total}${total > letters.length ? `, of which ${letters.length}` : ''}`,
        ...letters.flatMap(letterLines),
      ];

/** `intake dead-letters`. */
export const showDeadLetters = async ({ api }: Context): Promise<Answer> => {
  const { items } = await api.get('/operations/dead-letters', DeadLetterListSchema);
  const lines = items.flatMap(queueLines);
  return { json: items, lines: lines.length > 0 ? lines : ['Every message was taken.'], ok: true };
};

/** `intake redrive`. */
export const redrive = async ({ api }: Context): Promise<Answer> => {
  const { messages } = await api.post('/operations/intake/redrive', RedrivenSchema);
  const counted = `${messages} ${messages === 1 ? 'message goes' : 'messages go'}`;
  const line = messages === 0 ? 'There was none.' : `${counted} to intake once more.`;
  return { json: { messages }, lines: [line], ok: true };
};

/** `intake discard`. */
export const discard = async (
  { api }: Context,
  message: string,
  queue: DeadLetterQueue,
): Promise<Answer> => {
  await api.delete(`/operations/dead-letters/${queue}/${encodeURIComponent(message)}`);
  return { json: { message }, lines: [`Deleted ${message}.`], ok: true };
};

/** `intake send`: what intake would refuse never reaches the queue. */
export const sendMessage = async ({ api }: Context, file: string): Promise<Answer> => {
  const message = await readJsonFile(file, 'The message');
  const sent = await api.post('/operations/intake/messages', SentMessageSchema, message);
  return { json: sent, lines: [`In the queue as ${sent.messageId}.`], ok: true };
};
