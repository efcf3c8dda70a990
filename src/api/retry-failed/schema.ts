import { z } from 'zod';
import { StartFromSchema } from '../../episode/input/execution-input.ts';

/** The body of `POST /api/v1/operations/retry`. */
export const RetryFailedBodySchema = z.strictObject({
  error: z.string().min(1).max(200).meta({
    description: 'What they failed with, for example SpeechUnavailable.',
  }),
  podcastId: z.uuid('must be a UUID').toLowerCase().optional().meta({
    description: 'Only those of this show.',
  }),
  limit: z.number().int().min(1).max(100).default(50).meta({
    description: 'How many failed episodes are looked at, the newest first.',
  }),
  dryRun: z.boolean().default(false).meta({ description: 'Whether nothing is to be started.' }),
});

export const RETRY_OUTCOMES = ['started', 'would-start', 'waits', 'refused'] as const;

const RetriedSchema = z.strictObject({
  episodeId: z.uuid(),
  podcastId: z.uuid(),
  title: z.string().nullable(),
  outcome: z.enum(RETRY_OUTCOMES).meta({
    description:
      'waits: another episode of its show comes first, since a show makes one at a time.',
  }),
  from: StartFromSchema.nullable().meta({
    description: 'Where it starts; null where it does not.',
  }),
  executionArn: z.string().nullable(),
  detail: z.string().nullable().meta({ description: 'Why it was not started.' }),
});

/** The answer of `POST /api/v1/operations/retry`. */
export const RetryFailedSchema = z.strictObject({
  error: z.string(),
  items: z.array(RetriedSchema),
  isMore: z
    .boolean()
    .meta({ description: 'Whether more have failed with it than were looked at.' }),
});
export type RetryFailed = z.infer<typeof RetryFailedSchema>;
