import type { Caller } from '../access/caller.ts';
import { neededRole } from '../access/needed-role.ts';
import { mayAs, type Role } from '../access/role.ts';
import { isOfWholeStage } from '../access/scope.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import type { AuthorizerEvent, AuthorizerResult } from './authorizer-event.ts';
import type { FoundKey, KeyFinder } from './key-finder.ts';
import { hasHash, isKeyValue, isSame, prefixOf } from './key-value.ts';

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
  /** The address, or else the id. */
  readonly name: string;
  /** Null for who is signed in and may do nothing. */
  readonly role: Role | null;
}

export interface AuthorizerDeps {
  readonly internalApiKey: string;
  readonly keys: KeyFinder;
  /** Milliseconds since 1970. */
  now(): number;
  /** Null for a token that isn't valid here and now; throws when that can't be told. */
  verifyToken(token: string): Promise<TokenHolder | null>;
}

interface Identified {
  readonly caller: Caller;
  readonly role: Role | null;
  /** The shows that the caller is kept to; none for who may see all. */
  readonly podcastIds?: readonly string[] | null;
  /** The Content-Digest that was signed. */
  readonly digest?: string | undefined;
}

const header = (event: AuthorizerEvent, name: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

const bearerOf = (event: AuthorizerEvent): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(header(event, 'authorization') ?? '')?.[1];

const asHolder = ({ id, name, role, podcastIds }: FoundKey): Identified => ({
  caller: { kind: 'key', id, name },
  role,
  podcastIds,
});

const findHolder = async (value: string, keys: KeyFinder): Promise<Identified | null> => {
  const key = await keys.find(prefixOf(value) ?? '');
  if (!key || !hasHash(value, key.hash)) return null;
  if (!key.isNoted) await keys.noteUse(key.id);
  return asHolder(key);
};

const findSigner = async (event: AuthorizerEvent, deps: AuthorizerDeps) => {
  // Few requests are signed, and reading signatures takes long to load.
  const { verifySignature } = await import('./verify-signature.ts');
  const key = await verifySignature(event, deps);
  return key && { ...asHolder(key), digest: header(event, 'content-digest') };
};

const identify = async (
  event: AuthorizerEvent,
  deps: AuthorizerDeps,
): Promise<Identified | null> => {
  const { internalApiKey, keys, verifyToken } = deps;
  const bearer = bearerOf(event);
  const credential = bearer ?? header(event, 'x-api-key');
  if (credential === undefined) {
    return header(event, 'signature') === undefined ? null : findSigner(event, deps);
  }
  if (isSame(credential, internalApiKey)) {
    return { caller: { kind: 'internal', name: 'internal API key' }, role: 'admin' };
  }
  if (isKeyValue(credential)) return findHolder(credential, keys);
  const holder = bearer === undefined ? null : await verifyToken(bearer);
  return (
    holder && {
      caller: { kind: 'person', id: holder.userId, name: holder.name },
      role: holder.role,
    }
  );
};

/** Why somebody may not do what they ask for, and what to do; in ASCII without quotes, as it goes through a template. */
const refusalOf = (
  { caller, role, podcastIds }: Identified,
  needed: Role,
  route: string,
): string | null => {
  if (role && mayAs(role, needed)) {
    return podcastIds && isOfWholeStage(route)
      ? 'The key is for some shows alone, and this is about all of them. Use a key for all shows, or ask an admin to change this one.'
      : null;
  }
  if (caller.kind === 'key') {
    return `This needs the role ${needed}; the key has the role ${role}. Use another key, or ask an admin to change this one.`;
  }
  return role
    ? `This needs the role ${needed}; you are signed in as ${role}. Ask an admin for the role in app_metadata, then sign in again.`
    : `You are signed in, but have no role here; this needs the role ${needed}. Ask an admin for a role in app_metadata (viewer, editor or admin), then sign in again.`;
};

/** JSON that is ASCII without apostrophes: mapping templates and headers take it as it stands. */
const plainJson = (caller: Caller): string =>
  JSON.stringify(caller).replace(
    /['\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * Lets a request through that carries the internal API key or a named one (`Authorization: Bearer …`
 * or `x-api-key`), is signed with a named one, or carries the token of somebody with a role
 * (`Authorization: Bearer …`), if the role is enough for the route and a key that is for some shows
 * isn't used for the whole stage. Denies who is known and may not do it, which API Gateway answers
 * with 403 and the refusal. `needed` is for what is no route of the API.
 * @throws Unauthorized for every other request, and what `verifyToken` and `keys` throw.
 */
export const authorizeRequest = async (
  event: AuthorizerEvent,
  deps: AuthorizerDeps,
  needed?: Role,
): Promise<AuthorizerResult> => {
  const route = `${event.httpMethod} ${event.resource}`;
  const identified = await identify(event, deps);
  if (!identified) throw new Unauthorized();
  const { caller, role, podcastIds, digest } = identified;
  const refusal = refusalOf(identified, needed ?? neededRole(route), route);
  return {
    principalId: caller.id ?? caller.kind,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Action: 'execute-api:Invoke',
          Effect: refusal === null ? 'Allow' : 'Deny',
          Resource: event.methodArn,
        },
      ],
    },
    context:
      refusal === null
        ? {
            caller: plainJson(caller),
            role: role ?? '',
            ...(podcastIds && { podcastIds: JSON.stringify(podcastIds) }),
            ...(digest !== undefined && { digest }),
          }
        : { refusal },
  };
};
