import { xmlAnswer } from '../answer.ts';
import { readText } from '../body/read-text.ts';
import { readRules, writeRule } from '../lifecycle/rules.ts';
import type { Operation } from '../operation.ts';
import { S3Error } from '../s3-error.ts';

const putBucketLifecycleConfiguration: Operation = {
  name: 'PutBucketLifecycleConfiguration',
  method: 'PUT',
  target: 'bucket',
  subresources: ['lifecycle'],
  run: async ({ request, store }) => {
    const bucket = store.bucket(request.bucket);
    await bucket.setRules(readRules(await readText(request)));
    return { status: 200 };
  },
};

const getBucketLifecycleConfiguration: Operation = {
  name: 'GetBucketLifecycleConfiguration',
  method: 'GET',
  target: 'bucket',
  subresources: ['lifecycle'],
  run: async ({ request, store }) => {
    const { rules, name } = store.bucket(request.bucket);
    if (rules.length === 0) {
      throw new S3Error(
        404,
        'NoSuchLifecycleConfiguration',
        'The lifecycle configuration does not exist',
        { details: { BucketName: name } },
      );
    }
    return xmlAnswer('LifecycleConfiguration', {}, rules.map(writeRule));
  },
};

/** What becomes of a bucket's objects with time. */
export const LIFECYCLE_OPERATIONS: readonly Operation[] = [
  putBucketLifecycleConfiguration,
  getBucketLifecycleConfiguration,
];
