import { z } from 'zod';
import { ExecutionInputSchema } from '../../episode/input/execution-input.ts';

/** The body of `POST /api/v1/episodes`; without a window the episode goes on where the last one ended. */
export const StartEpisodeBodySchema = ExecutionInputSchema.pick({ podcastId: true, window: true });
export type StartEpisodeBody = z.infer<typeof StartEpisodeBodySchema>;

const MEANINGS: Readonly<Record<string, string>> = {
  uuid: 'a UUID',
  'date-time': 'a time in UTC, for example 2026-01-31T08:00:00Z',
};

/**
 * The same as JSON Schema draft 4, which is what API Gateway's models are written in. Formats are
 * left out: its validator reads them more narrowly than the patterns beside them.
 */
export const startEpisodeModel = (): Record<string, unknown> => {
  const { $schema, ...schema } = z.toJSONSchema(StartEpisodeBodySchema, {
    target: 'draft-4',
    override: ({ jsonSchema }) => {
      const meaning = MEANINGS[jsonSchema.format ?? ''];
      if (meaning !== undefined) jsonSchema.description = meaning;
      delete jsonSchema.format;
    },
  });
  return schema;
};
