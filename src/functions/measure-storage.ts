import { createBucketListing } from '../clients/s3/bucket-listing.ts';
import { openSecrets } from '../clients/secrets-manager/secret-reader.ts';
import { measureStorage } from '../measure-storage/measure-storage.ts';
import { MeasureStorageInputSchema, MeasureStorageOutputSchema } from '../measure-storage/task.ts';
import { createTaskHandler } from '../runtime/task-handler.ts';

/** The Lambda function that measures once a day what the bucket holds. */
export const handler = createTaskHandler({
  task: 'MeasureStorage',
  input: MeasureStorageInputSchema,
  output: MeasureStorageOutputSchema,
  config: ['storage'],
  openSecrets,
  compose: (config) => ({ listing: createBucketListing(config) }),
  run: measureStorage,
});
