import { z } from 'zod';
import { WindowSchema } from './content.ts';

/** The first step that an attempt does again; the outputs of the steps before it are taken from the row. */
export const StartFromSchema = z.enum(['collect', 'script', 'audio']);
export type StartFrom = z.infer<typeof StartFromSchema>;

/** The input of an execution of the *episode* state machine. */
export const ExecutionInputSchema = z.strictObject({
  version: z.literal('1.0'),
  podcastId: z.uuid(),
  episodeId: z.uuid(),
  trigger: z.enum(['api', 'schedule', 'queue', 'retry']),
  from: StartFromSchema.optional(),
  window: WindowSchema.optional(),
});
export type ExecutionInput = z.infer<typeof ExecutionInputSchema>;
