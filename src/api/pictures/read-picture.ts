import { MAX_PICTURE_BYTES, PICTURE_TYPES } from '../../show/picture/picture-bounds.ts';
import type { PictureKind } from '../../show-files/file-kinds.ts';
import { pictureKindOf, pictureProblem } from '../../show-files/picture-problem.ts';
import type { ProxyEvent } from '../lambda-proxy.ts';
import { RequestProblem } from '../problem.ts';
import { malformedBody, mediaTypeOf, unsupportedMediaType } from '../request.ts';

/** A cover as it was sent. */
export interface SentPicture {
  readonly bytes: Uint8Array;
  readonly kind: PictureKind;
}

const checkType = (event: ProxyEvent): void => {
  const type = mediaTypeOf(event);
  if (PICTURE_TYPES.some((each) => each === type)) return;
  throw unsupportedMediaType(
    `Send the picture itself as ${PICTURE_TYPES.join(' or ')}, not as ${type || 'a body without Content-Type'}.`,
  );
};

/**
 * The picture in a request's body, as it will be shown.
 * @throws RequestProblem 400 for what directories would refuse, 413, 415
 */
export const readPicture = (event: ProxyEvent): SentPicture => {
  checkType(event);
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const problem = pictureProblem(bytes);
  if (bytes.length > MAX_PICTURE_BYTES) {
    throw new RequestProblem('too-large', 413, 'Request too large', `The picture ${problem}.`);
  }
  const kind = pictureKindOf(bytes);
  if (problem !== undefined || kind === undefined) {
    const message = bytes.length === 0 ? 'is missing' : (problem ?? 'is no picture');
    throw malformedBody([{ field: 'body', message }]);
  }
  return { bytes, kind };
};
