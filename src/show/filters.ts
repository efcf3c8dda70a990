import { z } from 'zod';

/** What a show leaves out; nothing else is ever filtered, and what was filtered is counted. */
export const FiltersSchema = z.strictObject({
  /** Leave out posts forwarded from elsewhere. */
  excludeForwarded: z.boolean().default(false),
  /** Leave out posts whose text holds one of these, whatever the case. */
  excludeKeywords: z.array(z.string().min(1)).default([]),
  /** Leave out posts with less text than this, in characters; 1 leaves out posts without any. */
  minCharacters: z.number().int().nonnegative().default(1),
});
export type Filters = z.infer<typeof FiltersSchema>;
