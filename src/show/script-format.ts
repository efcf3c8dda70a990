import { z } from 'zod';

/** How many speak in a show's episodes: one, or several in turns. */
export const ScriptFormatSchema = z.enum(['single-speaker', 'multi-speaker']);
export type ScriptFormat = z.infer<typeof ScriptFormatSchema>;
