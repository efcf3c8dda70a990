import { z } from 'zod';
import { parseAttempt } from '../../episode/attempt.ts';
import type { Annotations } from './subsegment.ts';

/** Where an event names what it is about: a task's input, or an execution that has ended. */
const EventSchema = z.object({
  podcastId: z.string().optional().catch(undefined),
  episodeId: z.string().optional().catch(undefined),
  execution: z.string().optional().catch(undefined),
  detail: z.object({ name: z.string() }).optional().catch(undefined),
});

/** What an invocation is found by in X-Ray: `show`, `episode` and `attempt`, as far as its event names them. */
export const annotationsOf = (event: unknown): Annotations => {
  const { podcastId, episodeId, execution, detail } = EventSchema.safeParse(event).data ?? {};
  const attempt = parseAttempt(execution ?? detail?.name ?? '');
  const episode = episodeId ?? attempt?.episodeId;
  return {
    ...(podcastId !== undefined && { show: podcastId }),
    ...(episode !== undefined && { episode }),
    ...(attempt !== null && { attempt: attempt.attempt }),
  };
};
