import { z } from 'zod';
import { limitUpTo } from '../limit-up-to.ts';

const count = z.number().int().min(0);

/** The answer of `GET /api/v1/podcasts/{podcastId}/listens` and of an episode's. */
export const ListensViewSchema = z.strictObject({
  countedAt: z.iso.datetime().nullable().meta({
    description: 'When access logs were last counted; null when none ever were.',
  }),
  total: count.meta({ description: 'Downloads of all time.' }),
  downloads: count.meta({ description: 'Downloads of these days.' }),
  days: z
    .array(z.strictObject({ day: z.iso.date(), downloads: count }))
    .meta({ description: 'Every one of these days in UTC, the oldest first.' }),
  apps: z
    .array(z.strictObject({ app: z.string(), downloads: count }))
    .meta({ description: 'The app with the most first.' }),
  episodes: z
    .array(z.strictObject({ episodeId: z.uuid(), title: z.string(), downloads: count }))
    .meta({
      description: 'The fifty with the most, the most first; those without any are left out.',
    }),
});
export type ListensView = z.infer<typeof ListensViewSchema>;

/** The query of listens. */
export const ListensQuerySchema = z.strictObject({
  days: limitUpTo(366, 30, 'How many days, today included, from 1 to 366.'),
});
