import { z } from 'zod';

/** How a part behind the API is. */
export const CheckSchema = z.enum(['ok', 'unavailable', 'paused', 'failed']);
export type Check = z.infer<typeof CheckSchema>;
