import type { OperationCall } from '../operation.ts';
import type { S3Request } from '../request.ts';
import { invalidArgument } from '../s3-error.ts';
import type { Upload } from '../store/uploads.ts';

const MAX_PART_NUMBER = 10_000;

/** The upload that a request is about. @throws S3Error NoSuchBucket, NoSuchUpload */
export const findUpload = ({ request, store }: OperationCall): Promise<Upload> => {
  const bucket = store.bucket(request.bucket);
  return store.uploads.find(request.query.get('uploadId') ?? '', bucket.name, request.key);
};

/** The number of the part that a request stores. @throws S3Error InvalidArgument */
export const partNumberOf = ({ query }: S3Request): number => {
  const text = query.get('partNumber') ?? '';
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= MAX_PART_NUMBER) return number;
  throw invalidArgument(
    'partNumber',
    text,
    'Part number must be an integer between 1 and 10000, inclusive',
  );
};
