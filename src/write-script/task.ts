import { z } from 'zod';
import { StoredObjectSchema } from '../episode/stored-object.ts';

/** What WriteScript is given: whose episode, on which execution's behalf, and its content. */
export const WriteScriptInputSchema = z.strictObject({
  podcastId: z.uuid(),
  episodeId: z.uuid(),
  /** The name of the execution. */
  execution: z.string().min(1),
  content: StoredObjectSchema,
});
export type WriteScriptInput = z.infer<typeof WriteScriptInputSchema>;

/** What WriteScript answers; title and summary go to the episode's row. */
export const WriteScriptOutputSchema = z.strictObject({
  object: StoredObjectSchema,
  title: z.string().min(1).max(200),
  summary: z.string().max(1000),
  utterances: z.number().int().positive(),
  /** To be spoken, in UTF-16 code units. */
  characters: z.number().int().positive(),
});
export type WriteScriptOutput = z.infer<typeof WriteScriptOutputSchema>;
