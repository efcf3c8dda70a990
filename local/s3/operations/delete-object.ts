import { xmlAnswer } from '../answer.ts';
import { readText } from '../body/read-text.ts';
import { writeCondition } from '../conditions.ts';
import { versionHeaders } from '../object-headers.ts';
import type { Operation } from '../operation.ts';
import { S3Error } from '../s3-error.ts';
import type { Bucket, WriteCondition } from '../store/bucket.ts';
import type { Version } from '../store/object-version.ts';
import { element, elementsIn, textIn } from '../xml.ts';

const MAX_KEYS = 1000;

/** Without a version id the key gets a delete marker; with one that version is gone for good. */
const remove = (
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
  condition: WriteCondition,
): Promise<Version | undefined> =>
  versionId === undefined
    ? bucket.addDeleteMarker(key, condition)
    : bucket.removeVersion(key, versionId);

export const deleteObject: Operation = {
  name: 'DeleteObject',
  method: 'DELETE',
  target: 'object',
  parameters: ['versionId'],
  run: async ({ request, store }) => {
    const version = await remove(
      store.bucket(request.bucket),
      request.key,
      request.query.get('versionId'),
      writeCondition(request),
    );
    return { status: 204, headers: version === undefined ? {} : versionHeaders(version) };
  },
};

const describe = (key: string, versionId: string | undefined, removed: Version | undefined) =>
  [
    '<Deleted>',
    element('Key', key),
    versionId === undefined ? '' : element('VersionId', versionId),
    removed?.type === 'delete-marker'
      ? element('DeleteMarker', true) + element('DeleteMarkerVersionId', removed.versionId)
      : '',
    '</Deleted>',
  ].join('');

export const deleteObjects: Operation = {
  name: 'DeleteObjects',
  method: 'POST',
  target: 'bucket',
  subresources: ['delete'],
  run: async ({ request, store }) => {
    const bucket = store.bucket(request.bucket);
    const xml = await readText(request);
    const objects = elementsIn(xml, 'Object').map((object) => ({
      key: textIn(object, 'Key') ?? '',
      versionId: textIn(object, 'VersionId'),
    }));
    if (
      objects.length === 0 ||
      objects.length > MAX_KEYS ||
      objects.some(({ key }) => key === '')
    ) {
      throw new S3Error(
        400,
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      );
    }
    const isQuiet = textIn(xml, 'Quiet') === 'true';
    const deleted: string[] = [];
    for (const { key, versionId } of objects) {
      const removed = await remove(bucket, key, versionId, () => undefined);
      if (!isQuiet) deleted.push(describe(key, versionId, removed));
    }
    return xmlAnswer('DeleteResult', {}, deleted);
  },
};
