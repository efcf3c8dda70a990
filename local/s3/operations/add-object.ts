import { rm } from 'node:fs/promises';
import type { Bucket, WriteCondition } from '../store/bucket.ts';
import type { ObjectContent, ObjectVersion } from '../store/object-version.ts';

/** Adds a finished temporary file to a bucket; a write that is refused leaves no file behind. */
export const addObject = async (
  bucket: Bucket,
  key: string,
  temporaryPath: string,
  condition: WriteCondition,
  content: ObjectContent,
): Promise<ObjectVersion> => {
  try {
    return await bucket.addObject(key, content, temporaryPath, condition);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw error;
  }
};
