import { createObjectStore } from '../clients/s3/object-store.ts';
import { createPublicFiles } from '../clients/s3/public-files.ts';
import { openSecrets } from '../clients/secrets-manager/secret-reader.ts';
import { createEpisodeStore } from '../clients/supabase/episodes/episode-store.ts';
import { createSearchIndex } from '../clients/supabase/search/search-index.ts';
import { publishFeed } from '../publish-feed/publish-feed.ts';
import { PublishFeedInputSchema, PublishFeedOutputSchema } from '../publish-feed/task.ts';
import { createTaskHandler } from '../runtime/task-handler.ts';

/** The Lambda function of the state PublishFeed. */
export const handler = createTaskHandler({
  task: 'PublishFeed',
  input: PublishFeedInputSchema,
  output: PublishFeedOutputSchema,
  config: ['database', 'storage'],
  openSecrets,
  compose: (config) => ({
    episodes: createEpisodeStore(config),
    index: createSearchIndex(config),
    objects: createObjectStore(config),
    files: createPublicFiles(config),
    mediaBaseUrl: config.MEDIA_BASE_URL,
  }),
  run: publishFeed,
});
