import { xmlAnswer } from '../answer.ts';
import { readText } from '../body/read-text.ts';
import type { Operation } from '../operation.ts';
import { notImplemented } from '../s3-error.ts';
import { element, textIn } from '../xml.ts';

const listBuckets: Operation = {
  name: 'ListBuckets',
  method: 'GET',
  target: 'service',
  run: async ({ store }) =>
    xmlAnswer('ListAllMyBucketsResult', {}, [
      '<Owner><ID>local</ID></Owner><Buckets>',
      ...store
        .buckets()
        .map(
          ({ name, createdAt }) =>
            `<Bucket>${element('Name', name)}${element('CreationDate', createdAt.toISOString())}</Bucket>`,
        ),
      '</Buckets>',
    ]),
};

const createBucket: Operation = {
  name: 'CreateBucket',
  method: 'PUT',
  target: 'bucket',
  run: async ({ request, store }) => {
    await readText(request);
    await store.createBucket(request.bucket);
    return { status: 200, headers: { location: `/${request.bucket}` } };
  },
};

const headBucket: Operation = {
  name: 'HeadBucket',
  method: 'HEAD',
  target: 'bucket',
  run: async ({ request, store }) => {
    store.bucket(request.bucket);
    return { status: 200 };
  },
};

const getBucketVersioning: Operation = {
  name: 'GetBucketVersioning',
  method: 'GET',
  target: 'bucket',
  subresources: ['versioning'],
  run: async ({ request, store }) => {
    store.bucket(request.bucket);
    return xmlAnswer('VersioningConfiguration', { Status: 'Enabled' });
  },
};

const putBucketVersioning: Operation = {
  name: 'PutBucketVersioning',
  method: 'PUT',
  target: 'bucket',
  subresources: ['versioning'],
  run: async ({ request, store }) => {
    store.bucket(request.bucket);
    const status = textIn(await readText(request), 'Status');
    if (status !== 'Enabled') throw notImplemented(`The versioning status ${status}`);
    return { status: 200 };
  },
};

/** What concerns whole buckets; each is versioned from the start. */
export const BUCKET_OPERATIONS: readonly Operation[] = [
  listBuckets,
  createBucket,
  headBucket,
  getBucketVersioning,
  putBucketVersioning,
];
