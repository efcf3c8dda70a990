import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { KeptValue } from '../access/api-key.ts';

/** A value of a named key: `sck_<prefix>_<secret>`. */
const VALUE = /^sck_([a-z0-9]{12})_[A-Za-z0-9_-]{43}$/;
const KEY_ID = /^sck_([a-z0-9]{12})$/;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares digests in constant time: neither a prefix nor the length of a secret leaks. */
export const isSame = (given: string, secret: string): boolean =>
  timingSafeEqual(digest(given), digest(secret));

/** How values with this prefix begin; what signed requests name as `keyid`. */
export const keyIdOf = (prefix: string): string => `sck_${prefix}`;

/** The public part of a value or of a `keyid`; undefined for what is neither. */
export const prefixOf = (text: string): string | undefined =>
  (VALUE.exec(text) ?? KEY_ID.exec(text))?.[1];

/** Whether a credential looks like the value of a named key. */
export const isKeyValue = (credential: string): boolean => VALUE.test(credential);

/**
 * The value that follows from prefix, salt and the internal API key. Nobody who has only the
 * database or only the internal key can make it, so that it need be kept nowhere.
 */
export const deriveValue = (internalApiKey: string, prefix: string, salt: string): string => {
  const secret = createHmac('sha256', internalApiKey)
    .update(`stepcast api key ${prefix} ${salt}`)
    .digest('base64url');
  return `${keyIdOf(prefix)}_${secret}`;
};

const hashOf = (value: string): string => digest(value).toString('hex');

/** Whether a value is the one that the hash was kept of. */
export const hasHash = (value: string, hash: string): boolean => isSame(hashOf(value), hash);

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** How many random bytes a new value takes. */
export const RANDOM_BYTES = 12 + 32;

/** A new value and what is kept of it, from as many random bytes as RANDOM_BYTES says. */
export const issueValue = (
  internalApiKey: string,
  random: Uint8Array,
): { readonly value: string; readonly kept: KeptValue } => {
  const prefix = [...random.subarray(0, 12)]
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join('');
  const salt = Buffer.from(random.subarray(12)).toString('base64url');
  const value = deriveValue(internalApiKey, prefix, salt);
  return { value, kept: { prefix, salt, hash: hashOf(value) } };
};
