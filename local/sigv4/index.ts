export { encodeRfc3986, hmacSha256, sha256Hex } from './encode.ts';
export { signRequest } from './sign-request.ts';
export { SignatureError } from './signature-error.ts';
export type { SignedRequest } from './signed-request.ts';
export { type Credentials, type VerifiedSignature, verifySignature } from './verify.ts';
export { verifyMessage } from './verify-message.ts';
