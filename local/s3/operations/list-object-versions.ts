import { xmlAnswer } from '../answer.ts';
import type { Operation } from '../operation.ts';
import type { Version } from '../store/object-version.ts';
import { element } from '../xml.ts';

const describe = (version: Version, isLatest: boolean): string => {
  const identity = [
    element('Key', version.key),
    element('VersionId', version.versionId),
    element('IsLatest', isLatest),
    element('LastModified', new Date(version.lastModified).toISOString()),
  ].join('');
  return version.type === 'delete-marker'
    ? `<DeleteMarker>${identity}</DeleteMarker>`
    : `<Version>${identity}${element('ETag', `"${version.etag}"`)}${element('Size', version.sizeBytes)}${element('StorageClass', 'STANDARD')}</Version>`;
};

/** Lists every version below a prefix in one answer, without pages. */
export const listObjectVersions: Operation = {
  name: 'ListObjectVersions',
  method: 'GET',
  target: 'bucket',
  subresources: ['versions'],
  parameters: ['prefix'],
  run: async ({ request, store }) => {
    const { index } = store.bucket(request.bucket);
    const prefix = request.query.get('prefix') ?? '';
    const keys = index.keys().filter((key) => key.startsWith(prefix));
    return xmlAnswer(
      'ListVersionsResult',
      { Name: request.bucket, Prefix: prefix, IsTruncated: false },
      keys.flatMap((key) =>
        index.versionsOf(key).map((version, position) => describe(version, position === 0)),
      ),
    );
  },
};
