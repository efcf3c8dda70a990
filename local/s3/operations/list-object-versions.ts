import { encodeRfc3986 } from '../../sigv4/index.ts';
import { xmlAnswer } from '../answer.ts';
import type { Operation } from '../operation.ts';
import { invalidArgument } from '../s3-error.ts';
import type { Version } from '../store/object-version.ts';
import { element } from '../xml.ts';
import { listVersions } from './list-versions.ts';
import { maxKeysOf } from './max-keys.ts';

const describe = (version: Version, key: string, isLatest: boolean): string => {
  const identity = [
    element('Key', key),
    element('VersionId', version.versionId),
    element('IsLatest', isLatest),
    element('LastModified', new Date(version.lastModified).toISOString()),
  ].join('');
  return version.type === 'delete-marker'
    ? `<DeleteMarker>${identity}</DeleteMarker>`
    : `<Version>${identity}${element('ETag', `"${version.etag}"`)}${element('Size', version.sizeBytes)}${element('StorageClass', 'STANDARD')}</Version>`;
};

/** Lists every version of every key, newest first, delete markers among them. */
export const listObjectVersions: Operation = {
  name: 'ListObjectVersions',
  method: 'GET',
  target: 'bucket',
  subresources: ['versions'],
  parameters: [
    'prefix',
    'delimiter',
    'max-keys',
    'key-marker',
    'version-id-marker',
    'encoding-type',
  ],
  run: async ({ request, store }) => {
    const { query } = request;
    const { index } = store.bucket(request.bucket);
    const [prefix = '', delimiter = '', keyMarker = '', versionIdMarker = ''] = [
      query.get('prefix'),
      query.get('delimiter'),
      query.get('key-marker'),
      query.get('version-id-marker'),
    ];
    if (versionIdMarker !== '' && keyMarker === '') {
      const told = 'A version-id marker cannot be specified without a key marker.';
      throw invalidArgument('version-id-marker', versionIdMarker, told);
    }
    const maxKeys = maxKeysOf(request);
    const page = { prefix, delimiter, keyMarker, versionIdMarker, maxKeys };
    const { versions, commonPrefixes, next } = listVersions(index, page);
    const encoding = query.get('encoding-type');
    const encode = (name: string): string => (encoding === 'url' ? encodeRfc3986(name) : name);
    return xmlAnswer(
      'ListVersionsResult',
      {
        Name: request.bucket,
        Prefix: encode(prefix),
        Delimiter: query.has('delimiter') ? encode(delimiter) : undefined,
        KeyMarker: encode(keyMarker),
        VersionIdMarker: versionIdMarker,
        NextKeyMarker: next && encode(next.key),
        NextVersionIdMarker: next?.versionId,
        MaxKeys: maxKeys,
        EncodingType: encoding,
        IsTruncated: next !== undefined,
      },
      [
        ...versions.map((version) =>
          describe(version, encode(version.key), index.newest(version.key) === version),
        ),
        ...commonPrefixes.map(
          (name) => `<CommonPrefixes>${element('Prefix', encode(name))}</CommonPrefixes>`,
        ),
      ],
    );
  },
};
