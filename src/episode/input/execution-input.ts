import { z } from 'zod';
import { CallerSchema } from '../../access/caller.ts';
import { WindowSchema } from '../content.ts';
import { StoredObjectSchema } from '../stored-object.ts';
import { EditedSettingsSchema } from './edited-settings.ts';
import { START_STEPS } from './start-steps.ts';

/** The first step that an attempt does again; the outputs of the steps before it are taken from the row. */
export const StartFromSchema = z.enum(START_STEPS);

/** An edited script, with the title and the summary that it gives the episode. */
export const EditedScriptSchema = z.strictObject({
  object: StoredObjectSchema,
  title: z.string().min(1),
  summary: z.string(),
  /** What it tells of the posts; left out where the script before it had no such file. */
  coverage: StoredObjectSchema.optional(),
});
export type EditedScript = z.infer<typeof EditedScriptSchema>;

/** The input of an execution of the *episode* state machine. */
export const ExecutionInputSchema = z.strictObject({
  version: z.literal('1.0'),
  podcastId: z.uuid(),
  episodeId: z.uuid(),
  trigger: z.enum(['api', 'schedule', 'queue', 'retry']),
  /** Who asked for it; the audit says so of the episode. */
  requestedBy: CallerSchema.optional(),
  from: StartFromSchema.optional(),
  window: WindowSchema.optional(),
  /** Those alone that the attempt changes; from then on they are the episode's. */
  settings: EditedSettingsSchema.optional(),
  /** With `from: "audio"`: what is spoken instead of the row's script. */
  script: EditedScriptSchema.optional(),
});
export type ExecutionInput = z.infer<typeof ExecutionInputSchema>;
