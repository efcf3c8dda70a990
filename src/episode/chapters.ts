import { z } from 'zod';

/**
 * The file `chapters/{sha256}.json`, in the JSON Chapters format of the Podcasting 2.0 namespace
 * (podcastindex.org, chapters/jsonChapters.md). Times are seconds from the episode's start.
 */
export const ChaptersSchema = z.strictObject({
  version: z.literal('1.2.0'),
  title: z.string(),
  chapters: z.array(
    z.strictObject({
      startTime: z.number().nonnegative(),
      endTime: z.number().nonnegative(),
      title: z.string().min(1),
      url: z.url().optional(),
    }),
  ),
});
export type Chapters = z.infer<typeof ChaptersSchema>;
