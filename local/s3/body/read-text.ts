import type { S3Request } from '../request.ts';
import { S3Error } from '../s3-error.ts';

const MAX_BYTES = 2_000_000;

/** The body of a request that carries an XML document. @throws S3Error when it is over 2 MB. */
export const readText = async ({ message }: S3Request): Promise<string> => {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_BYTES) {
      throw new S3Error(400, 'MaxMessageLengthExceeded', 'Your request was too big.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
