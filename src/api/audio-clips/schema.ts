import { z } from 'zod';
import { CheckSchema } from '../health/check.ts';

const LONGEST_MS = 60_000;
const USUAL_MS = 30_000;

const startRule = 'must be a whole number of milliseconds from 0 on';
const durationRule = `must be a whole number of milliseconds from 1 to ${LONGEST_MS}`;

/** The query of `GET /api/v1/audio_clips/{episodeId}`. */
export const ClipQuerySchema = z.strictObject({
  start_time_ms: z
    .string(startRule)
    .regex(/^\d{1,12}$/, startRule)
    .transform(Number)
    .meta({ description: 'Where the clip begins, in milliseconds from the start of the episode.' }),
  duration_ms: z
    .string()
    .regex(/^\d{1,5}$/, durationRule)
    .transform(Number)
    .refine((ms) => ms >= 1 && ms <= LONGEST_MS, durationRule)
    .default(USUAL_MS)
    .meta({ description: `How long it is, from 1 to ${LONGEST_MS} milliseconds.` }),
});

/** The answer of `GET /api/v1/audio_clips/{episodeId}`. */
export const ClipSchema = z.strictObject({
  clip_url: z.url().meta({ description: 'An MP3; the same for all who ask for the same stretch.' }),
  expires_at: z.iso.datetime().meta({ description: 'Until when it can be fetched.' }),
  cache_hit: z.boolean().meta({ description: 'Whether it had been made before.' }),
  episode_id: z.uuid(),
  start_time_ms: z.number().int().nonnegative(),
  duration_ms: z.number().int().positive().meta({
    description: 'What it lasts: less than was asked for where the episode ends before.',
  }),
  generation_time_ms: z.number().int().nonnegative().meta({
    description: 'What making it took; 0 where it had been made before.',
  }),
});
export type ClipView = z.infer<typeof ClipSchema>;

/** The answer of `GET /api/v1/audio_clips/health`. */
export const ClipsHealthSchema = z.strictObject({
  status: z.enum(['ok', 'unavailable']),
  checks: z.strictObject({ database: CheckSchema, storage: CheckSchema }),
});
