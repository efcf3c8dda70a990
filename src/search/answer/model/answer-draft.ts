import { z } from 'zod';
import { MOST_SENTENCES } from '../answer.ts';

/** An answer as the language model gives it: passages by the numbers that the prompt gave them. */
export const AnswerDraftSchema = z.strictObject({
  sentences: z
    .array(
      z.strictObject({ passage: z.number().int(), quotation: z.string().trim().min(1).max(2_000) }),
    )
    .max(MOST_SENTENCES),
});
export type AnswerDraft = z.infer<typeof AnswerDraftSchema>;

/** Its form as JSON Schema, in the keywords that language models know. */
export const ANSWER_JSON_SCHEMA = {
  type: 'object',
  properties: {
    sentences: {
      type: 'array',
      maxItems: MOST_SENTENCES,
      items: {
        type: 'object',
        properties: {
          passage: { type: 'integer', description: 'Number of the passage that it stands in.' },
          quotation: {
            type: 'string',
            description: 'One sentence of that passage, word for word.',
          },
        },
        required: ['passage', 'quotation'],
      },
    },
  },
  required: ['sentences'],
} as const;
