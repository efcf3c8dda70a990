import { xmlAnswer } from '../answer.ts';
import { versionHeaders } from '../object-headers.ts';
import type { Operation } from '../operation.ts';
import { findVersion } from './find-version.ts';

/** No object has tags, since none can be given; the AWS CLI asks before it copies a large one. */
export const getObjectTagging: Operation = {
  name: 'GetObjectTagging',
  method: 'GET',
  target: 'object',
  subresources: ['tagging'],
  parameters: ['versionId'],
  run: async ({ request, store }) => {
    const bucket = store.bucket(request.bucket);
    const version = findVersion(bucket, request.key, request.query.get('versionId'));
    return xmlAnswer('Tagging', {}, ['<TagSet></TagSet>'], versionHeaders(version));
  },
};
