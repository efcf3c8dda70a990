import { encodeRfc3986 } from '../../sigv4/index.ts';
import { xmlAnswer } from '../answer.ts';
import type { Operation } from '../operation.ts';
import { invalidArgument } from '../s3-error.ts';
import { element } from '../xml.ts';
import { type ListingOptions, listCurrent } from './list-current.ts';

const MAX_KEYS = 1000;

const readMaxKeys = (text: string | undefined): number => {
  if (text === undefined) return MAX_KEYS;
  if (!/^\d+$/.test(text)) {
    throw invalidArgument(
      'max-keys',
      text,
      'Provided max-keys not an integer or within integer range',
    );
  }
  return Math.min(Number(text), MAX_KEYS);
};

export const listObjectsV2: Operation = {
  name: 'ListObjectsV2',
  method: 'GET',
  target: 'bucket',
  subresources: ['list-type'],
  parameters: [
    'prefix',
    'delimiter',
    'max-keys',
    'continuation-token',
    'start-after',
    'encoding-type',
  ],
  run: async ({ request, store }) => {
    const { query } = request;
    const bucket = store.bucket(request.bucket);
    const token = query.get('continuation-token');
    const options: ListingOptions = {
      prefix: query.get('prefix') ?? '',
      delimiter: query.get('delimiter') ?? '',
      after:
        token === undefined
          ? (query.get('start-after') ?? '')
          : Buffer.from(token, 'base64url').toString('utf8'),
      maxKeys: readMaxKeys(query.get('max-keys')),
    };
    const { objects, commonPrefixes, nextAfter } = listCurrent(bucket.index, options);
    const encoding = query.get('encoding-type');
    const encode = (name: string): string => (encoding === 'url' ? encodeRfc3986(name) : name);
    return xmlAnswer(
      'ListBucketResult',
      {
        Name: request.bucket,
        Prefix: encode(options.prefix),
        Delimiter: query.has('delimiter') ? encode(options.delimiter) : undefined,
        MaxKeys: options.maxKeys,
        EncodingType: encoding,
        KeyCount: objects.length + commonPrefixes.length,
        IsTruncated: nextAfter !== undefined,
        ContinuationToken: token,
        NextContinuationToken:
          nextAfter === undefined ? undefined : Buffer.from(nextAfter).toString('base64url'),
      },
      [
        ...objects.map((object) =>
          [
            '<Contents>',
            element('Key', encode(object.key)),
            element('LastModified', new Date(object.lastModified).toISOString()),
            element('ETag', `"${object.etag}"`),
            element('Size', object.sizeBytes),
            element('StorageClass', 'STANDARD'),
            '</Contents>',
          ].join(''),
        ),
        ...commonPrefixes.map(
          (name) => `<CommonPrefixes>${element('Prefix', encode(name))}</CommonPrefixes>`,
        ),
      ],
    );
  },
};
