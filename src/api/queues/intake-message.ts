import { z } from 'zod';

const date = (what: string) =>
  z
    .string()
    .regex(
      /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/,
      `must be ${what} (ISO 8601)`,
    );

const common = {
  version: z.literal('1.0'),
  metadata: z.strictObject({
    retryCount: z.number().min(0),
    source: z.enum(['episode_checker', 'podcast_scheduler']),
  }),
};

/** A message for *intake* (docs/intake.md), by the rules that `states/intake.asl.json` takes it by. */
export const IntakeMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('podcast_generation'),
    data: z.strictObject({
      podcastId: z.uuid(),
      title: z.string().min(1),
      frequency: z.number().positive(),
      latestEpisodeDate: date('a date').nullable(),
    }),
  }),
  z.strictObject({
    ...common,
    type: z.literal('episode_processing'),
    data: z.strictObject({
      episodeId: z.uuid(),
      podcastId: z.uuid(),
      status: z.string().min(1),
      timestamp: date('a date and time'),
    }),
  }),
]);
