import { z } from 'zod';
import { ShowSchema } from '../../show/show.ts';

/** The answer of `PATCH /api/v1/podcasts/{podcastId}`. */
export const ChangedShowSchema = ShowSchema.extend({
  warnings: z.array(z.string()).optional().meta({
    description: 'What to know of the show as it is saved, in sentences for people.',
  }),
});
export type ChangedShow = z.infer<typeof ChangedShowSchema>;
