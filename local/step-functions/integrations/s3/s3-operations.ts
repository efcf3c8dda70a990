import type { Fields } from '../integration.ts';

const CONDITIONS = ['IfMatch', 'IfModifiedSince', 'IfNoneMatch', 'IfUnmodifiedSince'];
const CONTENT = [
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'ContentType',
  'Metadata',
  'ServerSideEncryption',
  'StorageClass',
  'Tagging',
];
const OWNER = ['ExpectedBucketOwner', 'RequestPayer'];

/** The operations of S3 that a machine can call, with their members as the S3 API Reference names them. */
export const S3_OPERATIONS = {
  headObject: {
    required: ['Bucket', 'Key'],
    optional: ['VersionId', 'Range', 'PartNumber', 'ChecksumMode', ...CONDITIONS, ...OWNER],
  },
  getObject: {
    required: ['Bucket', 'Key'],
    optional: ['VersionId', 'Range', 'PartNumber', 'ChecksumMode', ...CONDITIONS, ...OWNER],
  },
  putObject: {
    required: ['Bucket', 'Key'],
    optional: ['Body', 'IfMatch', 'IfNoneMatch', 'ChecksumAlgorithm', ...CONTENT, ...OWNER],
  },
  listObjectsV2: {
    required: ['Bucket'],
    optional: [
      'Prefix',
      'Delimiter',
      'MaxKeys',
      'StartAfter',
      'ContinuationToken',
      'EncodingType',
      'FetchOwner',
      ...OWNER,
    ],
  },
  copyObject: {
    required: ['Bucket', 'Key', 'CopySource'],
    optional: [
      'CopySourceIfMatch',
      'CopySourceIfNoneMatch',
      'MetadataDirective',
      'TaggingDirective',
      'IfMatch',
      'IfNoneMatch',
      'ChecksumAlgorithm',
      ...CONTENT,
      ...OWNER,
    ],
  },
  deleteObject: {
    required: ['Bucket', 'Key'],
    optional: ['VersionId', 'IfMatch', ...OWNER],
  },
} as const satisfies Record<string, Fields>;
