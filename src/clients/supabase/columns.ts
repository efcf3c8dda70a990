import { z } from 'zod';

/** A timestamp with time zone as PostgREST writes it, as ISO 8601 UTC. */
export const TimestampColumn = z.iso
  .datetime({ offset: true })
  .transform((timestamp) => new Date(timestamp).toISOString());
