import { createHash, timingSafeEqual } from 'node:crypto';
import { StepcastError } from '../errors/stepcast-error.ts';
import { INTERNAL_CALLER } from './internal-caller.ts';

/** The part of API Gateway's REQUEST authorizer event that is looked at. */
export interface AuthorizerEvent {
  readonly methodArn: string;
  readonly headers: Readonly<Record<string, string | undefined>> | null;
}

/** The policy that API Gateway wants for an answer. */
export interface AuthorizerResult {
  readonly principalId: string;
  readonly policyDocument: {
    readonly Version: '2012-10-17';
    readonly Statement: readonly [
      {
        readonly Action: 'execute-api:Invoke';
        readonly Effect: 'Allow' | 'Deny';
        readonly Resource: string;
      },
    ];
  };
}

/** Thrown when a request carries no valid credential. API Gateway answers 401 to exactly this message. */
export class Unauthorized extends StepcastError {
  override readonly name = 'Unauthorized';
  readonly retryable = false;
  constructor() {
    super('Unauthorized');
  }
}

/** Who a valid token is of. */
export interface TokenHolder {
  readonly userId: string;
  readonly isAdmin: boolean;
}

export interface AuthorizerDeps {
  readonly internalApiKey: string;
  /** Null for a token that isn't valid here and now; throws when that can't be told. */
  verifyToken(token: string): Promise<TokenHolder | null>;
}

const header = (event: AuthorizerEvent, name: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

const bearerOf = (event: AuthorizerEvent): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(header(event, 'authorization') ?? '')?.[1];

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

// Digests are compared, in constant time: neither a prefix nor the length of the key leaks.
const isSame = (credential: string, key: string): boolean =>
  timingSafeEqual(digest(credential), digest(key));

const policy = (
  principalId: string,
  Effect: 'Allow' | 'Deny',
  { methodArn }: AuthorizerEvent,
): AuthorizerResult => ({
  principalId,
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect, Resource: methodArn }],
  },
});

/**
 * Lets a request through that carries the internal API key (`Authorization: Bearer …` or
 * `x-api-key`) or an admin's token (`Authorization: Bearer …`). Denies somebody who is signed in
 * and no admin, which API Gateway answers with 403.
 * @throws Unauthorized for every other request, and what `verifyToken` throws.
 */
export const authorizeRequest = async (
  event: AuthorizerEvent,
  { internalApiKey, verifyToken }: AuthorizerDeps,
): Promise<AuthorizerResult> => {
  const bearer = bearerOf(event);
  const credential = bearer ?? header(event, 'x-api-key');
  if (credential === undefined) throw new Unauthorized();
  if (isSame(credential, internalApiKey)) return policy(INTERNAL_CALLER, 'Allow', event);
  const holder = bearer === undefined ? null : await verifyToken(bearer);
  if (!holder) throw new Unauthorized();
  return policy(holder.userId, holder.isAdmin ? 'Allow' : 'Deny', event);
};
