import { createHash } from 'node:crypto';
import type { ProxyEvent } from './lambda-proxy.ts';
import { RequestProblem } from './problem.ts';

/**
 * Sees that a signed request has the body that was signed, by its Content-Digest (RFC 9530).
 * @throws RequestProblem 400
 */
export const checkDigest = ({ body, isBase64Encoded }: ProxyEvent, digest: string): void => {
  const bytes = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('base64');
  if (digest.trim() === `sha-256=:${sha256}:`) return;
  throw new RequestProblem(
    'digest-mismatch',
    400,
    'The body is not the one that was signed',
    'Content-Digest must be sha-256=:<base64>: of the very bytes of the body.',
  );
};
