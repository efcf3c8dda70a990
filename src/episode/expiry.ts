import { z } from 'zod';

const at = z.iso.datetime();

/** Which rule of a show an episode was withdrawn by: its newest so many, or so many days. `at` in ISO 8601 UTC. */
export const ExpirySchema = z.union([
  z.strictObject({ keepEpisodes: z.number().int().min(1), at }),
  z.strictObject({ keepDays: z.number().int().min(1), at }),
]);
export type Expiry = z.infer<typeof ExpirySchema>;
