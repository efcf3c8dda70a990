import { z } from 'zod';
import { StoredObjectSchema } from '../episode/stored-object.ts';

/** What GenerateAudio is given: whose episode, on which execution's behalf, and its script. */
export const GenerateAudioInputSchema = z.strictObject({
  podcastId: z.uuid(),
  episodeId: z.uuid(),
  execution: z.string().min(1),
  script: StoredObjectSchema,
  /** How often the episode has waited for sound that was unusable; none where it is left out. */
  refusedRuns: z.number().int().nonnegative().optional(),
});
export type GenerateAudioInput = z.infer<typeof GenerateAudioInputSchema>;

/** An episode's audio and what stands beside it. `reused` segments were spoken before and cost nothing now. */
const GeneratedSchema = z.strictObject({
  outcome: z.literal('generated'),
  audio: StoredObjectSchema,
  transcript: StoredObjectSchema,
  subtitles: StoredObjectSchema,
  chapters: StoredObjectSchema,
  frames: StoredObjectSchema,
  audioUrl: z.url(),
  durationMs: z.number().int().positive(),
  segments: z.strictObject({
    total: z.number().int().positive(),
    spoken: z.number().int().nonnegative(),
    reused: z.number().int().nonnegative(),
  }),
});

/** The speech provider is not to be asked now: the state machine waits and calls again. */
const ProviderBusySchema = z.strictObject({
  outcome: z.literal('provider_busy'),
  waitSeconds: z.number().int().positive(),
  reason: z.string(),
});

/** The provider's sound for some words was unusable: the state machine waits and calls again. */
const SegmentsRefusedSchema = ProviderBusySchema.extend({
  outcome: z.literal('segments_refused'),
});

/** What GenerateAudio answers. */
export const GenerateAudioOutputSchema = z.discriminatedUnion('outcome', [
  GeneratedSchema,
  ProviderBusySchema,
  SegmentsRefusedSchema,
]);
export type GenerateAudioOutput = z.infer<typeof GenerateAudioOutputSchema>;
