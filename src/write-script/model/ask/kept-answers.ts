import { z } from 'zod';
import { MODEL_WRITERS } from '../../../show/writers.ts';

/** Where answers of language models are kept, by the hash of what determines them. */
export interface AnswerStore {
  find(sha256: string): Promise<string | undefined>;
  keep(sha256: string, answer: string): Promise<void>;
}

const KeptAnswerSchema = z.object({ text: z.string(), writer: z.enum(MODEL_WRITERS) });

/** An answer as it is kept: what was said, and by whom. */
export type KeptAnswer = z.infer<typeof KeptAnswerSchema>;

/** A kept answer, or undefined where there is none. @throws ZodError, SyntaxError where something else is kept there */
export const readKept = (body: string | undefined): KeptAnswer | undefined =>
  body === undefined ? undefined : KeptAnswerSchema.parse(JSON.parse(body));
