import type { S3Request } from '../request.ts';
import { invalidArgument } from '../s3-error.ts';

const MAX_KEYS = 1000;

/** How much one page of a listing may hold: 1,000 at most, and unless the request says less. @throws S3Error InvalidArgument */
export const maxKeysOf = ({ query }: S3Request): number => {
  const text = query.get('max-keys');
  if (text === undefined) return MAX_KEYS;
  if (/^\d+$/.test(text)) return Math.min(Number(text), MAX_KEYS);
  throw invalidArgument(
    'max-keys',
    text,
    'Provided max-keys not an integer or within integer range',
  );
};
