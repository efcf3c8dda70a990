import { errors, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { ApiError } from './api-error.ts';

/** Signs and verifies the tokens of a project's users. */
export interface Tokens {
  /** A token that runs for an hour, of the role `authenticated` unless the claims say otherwise. */
  issue(claims: JWTPayload): Promise<string>;
  /** @throws ApiError 401 for a token that isn't valid here and now */
  verify(token: string): Promise<JWTPayload>;
  /** The public keys, as `/auth/v1/.well-known/jwks.json` serves them. */
  readonly jwks: { readonly keys: readonly JWK[] };
}

const refusal = (error: unknown): ApiError =>
  error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed
    ? new ApiError(
        401,
        'PGRST303',
        error instanceof errors.JWTExpired ? 'JWT expired' : error.message,
      )
    : new ApiError(401, 'PGRST301', 'The JWT is not one of this project.');

/** The tokens that are signed with this ES256 key. `issuer` is the address of the sign-in service. */
export const createTokens = async (signingKey: JWK, issuer: () => string): Promise<Tokens> => {
  const { d: _, ...publicKey } = signingKey;
  const [signer, verifier] = await Promise.all([importJWK(signingKey), importJWK(publicKey)]);
  return {
    jwks: { keys: [{ ...publicKey, key_ops: ['verify'] }] },
    issue: (claims) => {
      const now = Math.floor(Date.now() / 1000);
      const defaults = {
        aud: 'authenticated',
        role: 'authenticated',
        iss: issuer(),
        iat: now,
        exp: now + 3600,
      };
      return new SignJWT({ ...defaults, ...claims })
        .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: signingKey.kid ?? '' })
        .sign(signer);
    },
    async verify(token) {
      try {
        const options = { algorithms: ['ES256'], clockTolerance: 30 };
        return (await jwtVerify(token, verifier, options)).payload;
      } catch (error) {
        throw refusal(error);
      }
    },
  };
};
