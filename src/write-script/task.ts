import { z } from 'zod';
import { StoredObjectSchema } from '../episode/stored-object.ts';
import { WritingSchema } from './writing.ts';

/** What WriteScript is given: whose episode, on which execution's behalf, and its content. */
export const WriteScriptInputSchema = z.strictObject({
  podcastId: z.uuid(),
  episodeId: z.uuid(),
  /** The name of the execution. */
  execution: z.string().min(1),
  content: StoredObjectSchema,
  /** Why the language model is not to be asked again; empty as long as it may be. */
  modelFailure: z.string().default(''),
});
export type WriteScriptInput = z.infer<typeof WriteScriptInputSchema>;

/** What WriteScript answers; title and summary go to the episode's row. */
export const WriteScriptOutputSchema = z.strictObject({
  object: StoredObjectSchema,
  /** What became of each post. */
  coverage: StoredObjectSchema,
  title: z.string().min(1).max(200),
  summary: z.string().max(1000),
  utterances: z.number().int().positive(),
  /** To be spoken, in UTF-16 code units. */
  characters: z.number().int().positive(),
  /** Who wrote it, and what that used; goes to the episode's metadata. */
  writing: WritingSchema,
});
export type WriteScriptOutput = z.infer<typeof WriteScriptOutputSchema>;
