import { S3Error } from '../s3-error.ts';
import type { Part } from '../store/uploads.ts';
import { elementsIn, textIn } from '../xml.ts';

const MIN_PART_BYTES = 5 * 1024 * 1024;

/**
 * The stored parts that a CompleteMultipartUpload names, in its order.
 * @throws S3Error MalformedXML, InvalidPart, InvalidPartOrder, EntityTooSmall.
 */
export const chooseParts = (xml: string, stored: readonly Part[]): Part[] => {
  const wanted = elementsIn(xml, 'Part').map((part) => ({
    partNumber: Number(textIn(part, 'PartNumber')),
    etag: textIn(part, 'ETag')?.replaceAll('"', ''),
  }));
  if (wanted.length === 0) {
    throw new S3Error(400, 'MalformedXML', 'You must specify at least one part');
  }
  if (wanted.some(({ partNumber }, n) => partNumber <= (wanted[n - 1]?.partNumber ?? 0))) {
    throw new S3Error(
      400,
      'InvalidPartOrder',
      'The list of parts was not in ascending order. Parts must be ordered by part number.',
    );
  }
  return wanted.map(({ partNumber, etag }, position) => {
    const part = stored.find((candidate) => candidate.partNumber === partNumber);
    if (part === undefined || part.etag !== etag) {
      throw new S3Error(
        400,
        'InvalidPart',
        "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        { details: { PartNumber: String(partNumber) } },
      );
    }
    if (position < wanted.length - 1 && part.sizeBytes < MIN_PART_BYTES) {
      throw new S3Error(
        400,
        'EntityTooSmall',
        'Your proposed upload is smaller than the minimum allowed size',
        { details: { PartNumber: String(partNumber), MinSizeAllowed: String(MIN_PART_BYTES) } },
      );
    }
    return part;
  });
};
