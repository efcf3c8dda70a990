import { z } from 'zod';
import { StartFromSchema } from '../../episode/input/execution-input.ts';

const uuid = z.uuid('must be a UUID').toLowerCase();

/** The body of `POST /api/v1/operations/retry`. */
export const RetryFailedBodySchema = z
  .strictObject({
    error: z.string().min(1).max(200).optional().meta({
      description: 'What they failed with, for example SpeechUnavailable. This or episodeIds.',
    }),
    episodeIds: z.array(uuid).min(1).max(100).optional().meta({
      description: 'Which they are, whatever they failed with.',
    }),
    podcastId: uuid.optional().meta({
      description: 'Only those of this show.',
    }),
    limit: z.number().int().min(1).max(100).default(50).meta({
      description: 'How many that failed with error are looked at, the newest first.',
    }),
    dryRun: z.boolean().default(false).meta({ description: 'Whether nothing is to be started.' }),
  })
  .refine(({ error, episodeIds }) => (error === undefined) !== (episodeIds === undefined), {
    path: ['error'],
    message: 'must be given, or episodeIds in its place',
  });
export type RetryFailedBody = z.infer<typeof RetryFailedBodySchema>;

export const RETRY_OUTCOMES = ['started', 'would-start', 'waits', 'refused'] as const;

const RetriedSchema = z.strictObject({
  episodeId: z.uuid(),
  podcastId: z.uuid().nullable().meta({ description: 'Null of what is no episode.' }),
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
  error: z.string().nullable().meta({ description: 'Null where episodes were named.' }),
  items: z.array(RetriedSchema),
  isMore: z
    .boolean()
    .meta({ description: 'Whether more have failed with it than were looked at.' }),
});
export type RetryFailed = z.infer<typeof RetryFailedSchema>;
