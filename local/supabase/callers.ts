import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { JWTPayload } from 'jose';
import { ApiError } from './api-error.ts';
import type { ProjectKeys } from './project-keys.ts';
import type { Tokens } from './tokens.ts';

const ROLES = ['anon', 'authenticated', 'service_role'] as const;

/** Who sends a request: the database role it runs under and the claims that policies read. */
export interface Caller {
  readonly role: (typeof ROLES)[number];
  readonly claims: JWTPayload;
}

const isSame = (given: string, key: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(key)];
  return a.length === b.length && timingSafeEqual(a, b);
};

const BAD_KEY = {
  hint: 'Send the publishable or the secret key of this project in the header apikey.',
};

/** Tells who a request comes from by its headers `apikey` and `Authorization`. */
export const createAuthenticator =
  (keys: ProjectKeys, tokens: Tokens) =>
  async (headers: IncomingHttpHeaders): Promise<Caller> => {
    const apiKey = headers['apikey'];
    if (typeof apiKey !== 'string') {
      throw new ApiError(401, 'NoApiKey', 'No API key found in request', BAD_KEY);
    }
    const isSecret = isSame(apiKey, keys.secretKey);
    if (!isSecret && !isSame(apiKey, keys.publishableKey)) {
      throw new ApiError(401, 'InvalidApiKey', 'Invalid API key', BAD_KEY);
    }
    const [, token] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
    if (token === undefined || token === apiKey) {
      const role = isSecret ? 'service_role' : 'anon';
      return { role, claims: { role } };
    }
    const claims = await tokens.verify(token);
    const role = ROLES.find((known) => known === (claims['role'] ?? 'anon'));
    if (role === undefined) {
      throw new ApiError(401, '42501', `permission denied to set role "${claims['role']}"`);
    }
    return { role, claims };
  };
