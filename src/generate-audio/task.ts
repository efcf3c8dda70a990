import { z } from 'zod';
import { StoredObjectSchema } from '../episode/stored-object.ts';

/** What GenerateAudio is given: whose episode, on which execution's behalf, and its script. */
export const GenerateAudioInputSchema = z.strictObject({
  podcastId: z.uuid(),
  episodeId: z.uuid(),
  execution: z.string().min(1),
  script: StoredObjectSchema,
});
export type GenerateAudioInput = z.infer<typeof GenerateAudioInputSchema>;

/** What GenerateAudio answers. `reused` segments were spoken before and cost nothing now. */
export const GenerateAudioOutputSchema = z.strictObject({
  audio: StoredObjectSchema,
  transcript: StoredObjectSchema,
  chapters: StoredObjectSchema,
  audioUrl: z.url(),
  durationMs: z.number().int().positive(),
  segments: z.strictObject({
    total: z.number().int().positive(),
    spoken: z.number().int().nonnegative(),
    reused: z.number().int().nonnegative(),
  }),
});
export type GenerateAudioOutput = z.infer<typeof GenerateAudioOutputSchema>;
