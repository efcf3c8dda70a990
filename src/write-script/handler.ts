import { createObjectStore } from '../clients/s3/object-store.ts';
import { createEpisodeStore } from '../clients/supabase/episode-store.ts';
import { createTaskHandler } from '../runtime/task-handler.ts';
import { createBuiltInWriter } from './built-in-writer.ts';
import { WriteScriptInputSchema, WriteScriptOutputSchema } from './task.ts';
import { writeScript } from './write-script.ts';

/** The Lambda function of the state WriteScript. */
export const handler = createTaskHandler({
  task: 'WriteScript',
  input: WriteScriptInputSchema,
  output: WriteScriptOutputSchema,
  config: ['database', 'storage'],
  compose: (config) => ({
    episodes: createEpisodeStore(config),
    objects: createObjectStore(config),
    writer: createBuiltInWriter(),
  }),
  run: writeScript,
});
