import { z } from 'zod';
import { DEAD_LETTER_QUEUES } from '../../inspect/dead-letters/dead-letters.ts';

const RefusalSchema = z.strictObject({ error: z.string(), cause: z.string() });

const DeadLetterSchema = z.strictObject({
  id: z.string(),
  body: z.string().meta({ description: 'As it was sent.' }),
  sentAt: z.iso.datetime(),
  receiveCount: z.number().int(),
  refusal: RefusalSchema.nullable().meta({
    description: 'Why nobody took it; null where no log says so any more.',
  }),
});

/** The answer of `GET /api/v1/operations/dead-letters`. */
export const DeadLetterListSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      queue: z.enum(DEAD_LETTER_QUEUES),
      canRedrive: z.boolean().meta({ description: 'Whether its messages can be sent back.' }),
      total: z.number().int().meta({ description: 'About how many there are.' }),
      letters: z.array(DeadLetterSchema).meta({ description: 'Some of them, newest first.' }),
    }),
  ),
});
export type DeadLetterList = z.infer<typeof DeadLetterListSchema>;

/** The answer of `POST /api/v1/operations/intake/messages`. */
export const SentMessageSchema = z.strictObject({ messageId: z.string() });

/** The answer of `POST /api/v1/operations/intake/redrive`. */
export const RedrivenSchema = z.strictObject({
  messages: z.number().int().meta({ description: 'About how many are sent back.' }),
});
