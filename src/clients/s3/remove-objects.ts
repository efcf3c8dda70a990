import { DeleteObjectsCommand, type ObjectIdentifier, type S3Client } from '@aws-sdk/client-s3';
import { StorageUnavailable } from './storage-errors.ts';

/** Takes at most a thousand objects away, or versions of them; `what` is named where it can't. Throws what the SDK throws, and StorageUnavailable. */
export const removeObjects = async (
  client: S3Client,
  { bucket, what }: { readonly bucket: string; readonly what: string },
  objects: readonly ObjectIdentifier[],
): Promise<void> => {
  const { Errors: [failed] = [] } = await client.send(
    new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: [...objects], Quiet: true } }),
  );
  if (failed === undefined) return;
  const why = `${failed.Code}: ${failed.Message}`;
  throw new StorageUnavailable({ bucket, key: failed.Key ?? what }, 'take away', why);
};
