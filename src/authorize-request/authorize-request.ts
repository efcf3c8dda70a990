import { createHash, timingSafeEqual } from 'node:crypto';
import { StepcastError } from '../episode/stepcast-error.ts';

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

/** Thrown when a request carries no valid key. API Gateway answers 401 to exactly this message. */
export class Unauthorized extends StepcastError {
  override readonly name = 'Unauthorized';
  readonly retryable = false;
  constructor() {
    super('Unauthorized');
  }
}

const header = (event: AuthorizerEvent, name: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

const credentialOf = (event: AuthorizerEvent): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(header(event, 'authorization') ?? '')?.[1] ??
  header(event, 'x-api-key');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Lets a request with the internal API key (`Authorization: Bearer …` or `x-api-key`) through.
 * Digests are compared, in constant time: neither a prefix nor the length of the key leaks.
 * @throws Unauthorized for every other request.
 */
export const authorizeRequest = (
  event: AuthorizerEvent,
  internalApiKey: string,
): AuthorizerResult => {
  const credential = credentialOf(event);
  if (credential === undefined || !timingSafeEqual(digest(credential), digest(internalApiKey))) {
    throw new Unauthorized();
  }
  return {
    principalId: 'internal-api-key',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: event.methodArn }],
    },
  };
};
