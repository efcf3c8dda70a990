import type { z } from 'zod';
import { EpisodeStatusViewSchema } from '../../src/api/episode-status/schema.ts';

/** As much of the answer to a start, a retry or a cancellation as a command needs. */
export const StartedSchema = EpisodeStatusViewSchema.pick({ episodeId: true });

const breaksShape = ({ code }: z.core.$ZodIssue): boolean =>
  code === 'invalid_type' || code === 'invalid_union';

/**
 * Whether an answer has what the API's schema says, each with its type. A stage may be newer than
 * this command: it may say more, and use values that this command doesn't know.
 */
export const isAnswer = <T extends z.ZodType>(schema: T, answer: unknown): answer is z.infer<T> =>
  !schema.safeParse(answer).error?.issues.some(breaksShape);
