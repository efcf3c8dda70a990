import { encodeRfc3986 } from '../../sigv4/index.ts';
import { xmlAnswer } from '../answer.ts';
import type { Operation } from '../operation.ts';
import { element } from '../xml.ts';
import { type ListingOptions, listCurrent } from './list-current.ts';
import { maxKeysOf } from './max-keys.ts';

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
      maxKeys: maxKeysOf(request),
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
