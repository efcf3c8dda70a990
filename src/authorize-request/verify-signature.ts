import { createVerifier, httpbis } from 'http-message-signatures';
import type { AuthorizerEvent } from './authorizer-event.ts';
import type { FoundKey, KeyFinder } from './key-finder.ts';
import { deriveValue, hasHash, prefixOf } from './key-value.ts';

/** How far the time of a signature may be from now, either way. */
const WINDOW_SECONDS = 300;
const ALGORITHM = 'hmac-sha256';
/** Methods whose requests have a body, be it an empty one. */
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

interface SignatureDeps {
  readonly internalApiKey: string;
  readonly keys: KeyFinder;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Why a signature is refused. */
class Refused extends Error {}

const refuse = (reason: string): never => {
  throw new Refused(reason);
};

const namesOf = ({ multiValueQueryStringParameters: values }: AuthorizerEvent): string[] =>
  Object.keys(values ?? {});

// The gateway hands parameters decoded: how they were written isn't known, so each is signed by name.
const toMessage = (event: AuthorizerEvent) => {
  const url = new URL(event.requestContext.path, 'https://api');
  for (const [name, values] of Object.entries(event.multiValueQueryStringParameters ?? {})) {
    for (const value of values ?? []) url.searchParams.append(name, value);
  }
  const headers = Object.entries(event.headers ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), value] as const],
  );
  return { method: event.httpMethod, url, headers: Object.fromEntries(headers) };
};

/** Notes which parts are signed; the library takes each one's value from the message. */
const createCoverage = () => {
  const parts = new Set<string>();
  return {
    parts,
    note(name: string, params: Map<string, unknown>): null {
      const isParameter = name === '@query-param' && params.size === 1;
      if (params.size > 0 && !isParameter) refuse(`${name} is signed with a parameter`);
      parts.add(isParameter ? `?${decodeURIComponent(String(params.get('name')))}` : name);
      return null;
    },
  };
};

const neededParts = (event: AuthorizerEvent): string[] => [
  ...['@method', '@path'],
  ...namesOf(event).map((name) => `?${name}`),
  ...(WITH_BODY.has(event.httpMethod) ? ['content-digest'] : []),
];

/**
 * Whose key a request is signed with by HTTP Message Signatures (RFC 9421): an HMAC-SHA256 over
 * method, path, each parameter of the query and, where there may be a body, its digest (RFC 9530).
 * A signature is taken once, and five minutes around the time that it names. Null when it isn't one
 * of these. Whether the body has the digest is the route's to see: an authorizer sees no body.
 * @throws what `keys` throws
 */
export const verifySignature = async (
  event: AuthorizerEvent,
  { internalApiKey, keys, now }: SignatureDeps,
): Promise<FoundKey | null> => {
  const coverage = createCoverage();
  let isSecond = false;
  let signer: FoundKey | undefined;
  let outage: unknown;
  let signature = '';
  const lookUp = async ({ keyid, created }: Readonly<Record<string, unknown>>) => {
    // Before anything is waited for: the library looks up the keys of all signatures at once.
    if (isSecond) return refuse('there is more than one signature');
    isSecond = true;
    const at = created instanceof Date ? created.getTime() : Number.NaN;
    if (!(Math.abs(now() - at) <= WINDOW_SECONDS * 1000)) return refuse('it is too old, or new');
    const prefix = prefixOf(String(keyid)) ?? '';
    const key = await keys.find(prefix).catch((error: unknown) => {
      outage = error;
      throw error;
    });
    const value = key && deriveValue(internalApiKey, prefix, key.salt);
    // One made under another internal key can be sent, but signs no more until it is rotated.
    if (!key || !value || !hasHash(value, key.hash)) return null;
    signer = key;
    const verify = createVerifier(value, ALGORITHM);
    return {
      id: key.id,
      algs: [ALGORITHM],
      verify: async (base: Buffer, given: Buffer) => {
        signature = given.toString('base64');
        return verify(base, given);
      },
    };
  };
  const isValid = await httpbis
    .verifyMessage(
      {
        keyLookup: lookUp,
        requiredParams: ['created', 'keyid'],
        // The window above is what counts.
        notAfter: Number.MAX_SAFE_INTEGER,
        componentParser: (name, params) => coverage.note(name, params),
      },
      toMessage(event),
    )
    // What the library throws says that the headers are malformed.
    .catch(() => false);
  if (outage !== undefined) throw outage;
  if (isValid !== true || !signer) return null;
  if (!neededParts(event).every((part) => coverage.parts.has(part))) return null;
  const isNew = await keys.takeSignature(signer.id, signature, 2 * WINDOW_SECONDS);
  return isNew ? signer : null;
};
