import { randomBytes } from 'node:crypto';
import { createAccessLogs } from '../clients/s3/access-logs.ts';
import { createSoundHeads } from '../clients/s3/sound-heads.ts';
import { openSecrets } from '../clients/secrets-manager/secret-reader.ts';
import { createListenStore } from '../clients/supabase/listens/listen-store.ts';
import { countListens } from '../listens/count-listens.ts';
import { CountListensInputSchema, CountListensOutputSchema } from '../listens/task.ts';
import { createTaskHandler } from '../runtime/task-handler.ts';

/** The Lambda function that counts downloads out of access logs. */
export const handler = createTaskHandler({
  task: 'CountListens',
  input: CountListensInputSchema,
  output: CountListensOutputSchema,
  config: ['database', 'storage', 'accessLogs'],
  openSecrets,
  compose: (config) => ({
    logs: createAccessLogs(config),
    listens: createListenStore(config),
    heads: createSoundHeads(config),
    now: Date.now,
    createSalt: () => randomBytes(32),
  }),
  run: countListens,
});
