import { z } from 'zod';
import { WindowSchema } from '../../episode/content.ts';
import {
  EditedSettingsSchema,
  EpisodeSettingsSchema,
} from '../../episode/input/edited-settings.ts';
import { StartFromSchema } from '../../episode/input/execution-input.ts';
import { StoredObjectSchema } from '../../episode/stored-object.ts';
import { EditedScriptBodySchema } from '../episode-script/edited-script.ts';

/** The answer of `GET /api/v1/episodes/{episodeId}/retry`: what a retry would be started with. */
export const RetryInputSchema = z.strictObject({
  from: StartFromSchema.meta({ description: 'The first step that is done again.' }),
  window: WindowSchema.nullable().meta({
    description: 'The period of its posts; null while it was never chosen.',
  }),
  settings: EpisodeSettingsSchema.nullable().meta({
    description: 'The settings that the episode goes by; null of one that never opened.',
  }),
  script: StoredObjectSchema.nullable().meta({
    description: 'The script that it has; null while there is none.',
  }),
});
export type RetryInput = z.infer<typeof RetryInputSchema>;

/** The body of `POST /api/v1/episodes/{episodeId}/retry`: what stays as it is may be left out. */
export const RetryBodySchema = z.strictObject({
  from: StartFromSchema.optional().meta({
    description:
      'The first step that is done again; left out, the one that failed, or an earlier one that goes by what is edited.',
  }),
  window: WindowSchema.nullish().meta({ description: 'Another period, collected anew.' }),
  settings: EditedSettingsSchema.nullish().meta({
    description: 'Settings that change, for this attempt and those after it.',
  }),
  script: z
    .union([StoredObjectSchema, EditedScriptBodySchema], {
      error: 'must be an earlier script (key, versionId, etag and sizeBytes), or a whole one',
    })
    .nullish()
    .meta({ description: 'What is spoken: an earlier script of the episode, or a whole one.' }),
});
export type RetryBody = z.infer<typeof RetryBodySchema>;
